# SPDX-License-Identifier: MIT
"""A library's own repository, made of the C template, for the pipelines to work in."""

from pipeline import must, new_folder, write

MAKEFILE = '''adapter: adapter.c
\t$(CC) -D_GNU_SOURCE -O0 -I$(KIT)/kits/c -I$(KIT)/protocol -o $@ adapter.c $(KIT)/kits/c/*.c $(KIT)/protocol/*.c
'''
KNOWN = ('answer(call, msync(m->bytes, m->size, MS_SYNC) == 0)',
         'adapter_error(call, "OSError", ENOSYS, "errno", "no flush")')


def commit(repository):
    must('git add -A; git commit -q --allow-empty -m change', repository)


def change(repository, pair):
    path = f'{repository}/adapter.c'
    text = open(path).read()
    assert text.count(pair[0]) == 1, f'impl/kits/c/template/adapter.c does not have exactly one {pair[0]}'
    write(path, text.replace(*pair))
    commit(repository)


def new_library():
    """The C template with a flush() that fails: the known failures."""
    repository = new_folder('library')
    must('git init -q -b main', repository)
    write(f'{repository}/adapter.c', open('impl/kits/c/template/adapter.c').read())
    write(f'{repository}/Makefile', MAKEFILE)
    write(f'{repository}/.gitignore', '/adapter\n/.mmapspec/\n')
    change(repository, KNOWN)
    return repository
