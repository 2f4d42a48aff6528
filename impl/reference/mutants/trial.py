# SPDX-License-Identifier: MIT
"""What the suite has against one mutant of the reference; README.md describes the stages.

Works from the root of the tree, with the programs in $BUILD and the compiler $CC.
"""

import json
import os
import shlex
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

BUILD = os.path.relpath(os.environ.get('BUILD', 'build'))
CC = shlex.split(os.environ.get('CC', 'cc'))
KEPT = Path(BUILD, 'source-mutants')  # what every mutant is compared or linked with
SANITIZED = BUILD + '/check-san'
SANITIZE = ['-fsanitize=address,undefined', '-fno-sanitize-recover=all']
PROGRAM_ENVIRONMENT = {**os.environ, 'ASAN_OPTIONS': 'handle_sigbus=0:handle_segv=0'}
PROGRAM_SECONDS = 20

# The areas of requirements that are likeliest to see something wrong in a file.
AREAS = {
    'go_map': 'go universal share', 'map_region': 'region universal share',
    'memory': 'slice item band', 'memory_copy': 'fault slice write read view',
    'search': 'find rfind', 'mmapobj_file': 'read readline seek write',
    'mmapobj_find': 'find rfind', 'mmapobj_close': 'close view universal',
    'mmapobj_guard': 'fault', 'os_posix_guard': 'fault', 'os_guard': 'fault', 'mmapobj_madvise': 'advise',
    'mmapobj_open': 'map access universal share', 'mmapobj_resize': 'resize band',
    'mmapobj_view': 'view universal access', 'mmapobj_text': 'item close map',
    'os_posix': 'map resize region universal flush advise go'}


def make_words(expression, build=BUILD):
    """The words that an expression of the Makefile stands for."""
    command = ['make', '-s', 'B=' + build, '--eval=words: ; @echo ' + expression, 'words']
    return subprocess.check_output(command, text=True).split()


FLAGS = make_words('$(CPPFLAGS) -Iconformance/model -Iconformance/model/fuzz')
OBJECTS = '$(call objects,$(KIT) $(REFERENCE) impl/reference/main.c)'
ADAPTER, SANITIZED_ADAPTER = make_words(OBJECTS), make_words(OBJECTS, SANITIZED)
LIBRARY = make_words('$(call objects,$(LIBRARY))', SANITIZED)
# The suite's plain programs: sources, options of the linker, arguments.
PROGRAMS = {
    'library': (make_words('$(PLAIN)'), make_words('$(WRAPS)'), []),
    'model': (make_words('$(filter-out $(LIBRARY),$(FUZZ)) conformance/model/fuzz/fuzz_replay.c'), [],
              sorted(Path('conformance/model/fuzz/corpus').glob('*'))),
    'guard': (make_words('$(GUARD)'), [], [os.path.abspath(BUILD) + '/libmmapobj.so'])}
with open('impl/reference/recorded-values.tsv', encoding='utf-8') as _file:
    VALUES = dict(line.rstrip('\n').split('\t')[:2] for line in _file)


def run_quietly(command, **options):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          **options).returncode


def compile_c(source, output, options=()):
    """True on success.  The name of the source is part of the object."""
    return run_quietly([*CC, '-std=c17', *FLAGS, '-O1', '-w', '-Werror=int-conversion', *options,
                        '-c', '-o', output, source]) == 0


def link(output, objects, options=()):
    subprocess.run([*CC, *options, '-o', output, *objects, '-lpthread', '-ldl'], check=True)
    return output


def first_finding(adapter, *options, values=None):
    """The first result of a run that is unexpected, or that records another value than
    `values` has: its kind and the requirement, or None.  "error" is no fault of the adapter."""
    with TemporaryDirectory(dir=KEPT) as folder:
        file = Path(folder, 'results')
        status = run_quietly(
            [BUILD + '/mmapspec', 'run', '--exec', adapter, '--fail-fast', '--strict', '--jobs',
             '1', '--timeout-multiplier', '0.5', '--json', file, *options])
        text = file.read_text(encoding='utf-8') if file.exists() else ''
    for record in map(json.loads, text.splitlines()):
        name = record.get('requirement')
        if 'problem' in record:
            return 'crash', 'hello'
        if record.get('expected') is False:
            return record['status'], name
        if values and name in values and record.get('value', values[name]) != values[name]:
            return 'value', name
    return None if status in (0, 3) else ('error', '-')  # 3: no requirement applies


class Trial:
    """A mutant of a file; the folder holds mutant.c and what is made of it."""

    def __init__(self, file, folder):
        self.stem, self.folder = Path(file).stem, Path(folder)
        self.source = self.folder / 'mutant.c'

    def others(self, objects):
        """All objects but that of the original."""
        return [name for name in objects if Path(name).stem != self.stem]

    def in_areas(self, adapter, *options, **values):
        for area in AREAS.get(self.stem, self.stem.removeprefix('mmapobj_')).split():
            finding = first_finding(str(adapter), '--filter', area + '.*', *options, **values)
            if finding:
                return finding
        return None

    def in_program(self, name):
        """Status 1 of one of the plain programs, built with sanitizers, or no end of it."""
        sources, options, arguments = PROGRAMS[name]
        objects = [KEPT / name / (Path(source).stem + '.o') for source in sources]
        program = link(self.folder / name, [self.folder / 'sanitized.o', *self.others(LIBRARY),
                                            *objects], SANITIZE + options)
        try:
            failed = run_quietly([program, *arguments], env=PROGRAM_ENVIRONMENT,
                                 timeout=PROGRAM_SECONDS)
        except subprocess.TimeoutExpired:
            failed = True
        return (name, '-') if failed else None

    def in_programs(self):
        for name in PROGRAMS:
            if finding := self.in_program(name):
                return finding
        return None

    def in_variants(self, adapter):
        """Older editions, and a granularity that is not a page."""
        coarse = '%s --granularity %d' % (adapter, 16 * os.sysconf('SC_PAGESIZE'))
        return (self.in_areas('%s --edition 2.4' % adapter) or
                self.in_areas('%s --edition 3.9' % adapter) or
                self.in_areas(coarse, '--known-failures', 'conformance/controls/granularity.json'))

    def in_sanitized(self):
        adapter = link(self.folder / 'sanitized', [self.folder / 'sanitized.o',
                                                   *self.others(SANITIZED_ADAPTER)], SANITIZE)
        finding = self.in_areas(adapter, '--timeout-multiplier', '4', '--known-failures',
                                'conformance/controls/sanitized.json')
        return finding and ('sanitizer', finding[1])

    def compile_sanitized(self):
        return compile_c(self.source, self.folder / 'sanitized.o', SANITIZE)

    def run(self):
        """The cheapest first."""
        sanitized = self.compile_sanitized()
        adapter = link(self.folder / 'adapter', [self.folder / 'mutant.o', *self.others(ADAPTER)])
        return ((sanitized and self.in_programs()) or
                self.in_areas(adapter, values=VALUES) or self.in_variants(adapter) or
                (sanitized and self.in_sanitized()) or first_finding(str(adapter)) or
                ('survived', '-'))


def compile_original(source, output, options=()):
    if not compile_c(source, output, options):
        raise SystemExit('source-mutants: %s does not compile' % source)


def prepare(files):
    """Build what mutants are linked with, and the objects of the original files, which
    mutants that change nothing are equal to."""
    subprocess.run(['make', '-s', '-j2', 'B=' + SANITIZED, 'OPT=-O1 -g',
                    'SAN=' + ' '.join(SANITIZE), SANITIZED + '/impl/reference/adapter'], check=True)
    for name, (sources, _, _) in PROGRAMS.items():
        (KEPT / name).mkdir(parents=True, exist_ok=True)
        for source in sources:
            compile_original(source, KEPT / name / (Path(source).stem + '.o'), SANITIZE)
    for file in files:
        folder = KEPT / Path(file).stem
        folder.mkdir(exist_ok=True)
        (folder / 'mutant.c').write_bytes(Path(file).read_bytes())
        compile_original(folder / 'mutant.c', folder / 'mutant.o')


def try_reference(file):
    """The first finding against the reference itself, or None."""
    with TemporaryDirectory(dir=KEPT) as folder:
        trial = Trial(file, folder)
        trial.source.write_bytes(Path(file).read_bytes())
        trial.compile_sanitized()
        return trial.in_programs() or first_finding(BUILD + '/impl/reference/adapter')


def try_mutant(file, text):
    """The first finding against `text` in the place of `file`: its kind, and what found it.
    The kinds "uncompiled", "identical", "survived" and "error" are no kills."""
    with TemporaryDirectory(dir=KEPT) as folder:
        trial = Trial(file, folder)
        trial.source.write_bytes(text)
        if not compile_c(trial.source, trial.folder / 'mutant.o'):
            return 'uncompiled', '-'
        original = KEPT / trial.stem / 'mutant.o'
        if (trial.folder / 'mutant.o').read_bytes() == original.read_bytes():
            return 'identical', '-'
        return trial.run()
