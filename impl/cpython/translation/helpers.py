# SPDX-License-Identifier: MIT
"""What programs have above their own lines: of these definitions those that one uses.

This file is read as text, not imported: two empty lines part one definition from the next, and
whatever uses another stands below it.  All of it runs on Python 2.7 as well.
"""


class Differs(Exception):
    pass


def say(text):
    sys.stdout.write(text + '\n')
    sys.stdout.flush()


def same(found, want):
    if found != want or (type(found) is bool) != (type(want) is bool):
        raise Differs('%r where the failure has %r' % (found, want))


def path(name):
    return os.path.join(folder, name)


def pattern(size):
    products = ((i, i * 2654435761) for i in range(size))
    return bytes(bytearray(((x >> 13) ^ (x >> 29) ^ i) & 255 for i, x in products))


def store(name, mode, offset, data):
    with open(path(name), mode) as file:
        file.seek(offset)
        file.write(data)


def cut(name, size):
    with open(path(name), 'r+b') as file:
        file.truncate(size)


def fnv(data):
    total = 14695981039346656037
    for byte in bytearray(data):
        total = (total ^ byte) * 1099511628211 & (1 << 64) - 1
    return total


def sum_of(data):
    return fnv(b'b:' + binascii.hexlify(data))


def file_sum(name, offset, size):
    with open(path(name), 'rb') as file:
        file.seek(offset)
        return fnv(file.read(size))


def descriptors():
    return len(os.listdir('/proc/self/fd'))


def opened():
    links = ['/proc/self/fd/' + fd for fd in os.listdir('/proc/self/fd')]
    return len([fd for fd in links if os.path.realpath(fd).startswith(folder)])


def maps_of(name):
    with open('/proc/self/maps') as maps:
        return len([line for line in maps if line.rstrip().endswith(path(name))])


class Entering(object):
    """An argument that does something to the map when it is asked for its value."""
    def __init__(self, mapping, effect, value):
        self.mapping, self.effect, self.value = mapping, effect, value

    def enter(self):
        if self.effect == 'close':
            self.mapping.close()
        elif self.effect is not None:
            self.mapping.resize(self.effect)
        return self.value

    __index__ = __int__ = enter

    def __buffer__(self, flags):
        return memoryview(self.enter())
