# SPDX-License-Identifier: MIT
"""The adapter of QFile.map in PySide2."""
import mmap, os, sys, urllib.parse
import PySide2
from PySide2.QtCore import QFile

objects, offered = {}, "file_open file_close destroy settle map_fd map_path length get_item set_item get_slice set_slice"
hello = "protocol=1 name=t:qfile version=t:%s language=t:Python homepage=t:https://doc.qt.io/qtforpython-5 claims=[]" \
    " page=%d granularity=%d operations=[%s]" % (PySide2.__version__, mmap.PAGESIZE, mmap.ALLOCATIONGRANULARITY,
                                                 ",".join("t:" + name for name in offered.split()))
WORDS = {"none": None, "true": True, "false": False}
class Unsupported(Exception): pass
class Map:
    """QFile.map in a file of its own, which the memory lives as long as."""
    def __init__(self, opened, length=0, access=2, offset=0):
        if opened == -1 or length == 0 or access not in (1, 2, 3):
            raise Unsupported("memory without a file, a size of its own, or such an access")
        mode, self.file = QFile.ReadWrite if access == 2 else QFile.ReadOnly, QFile()
        if isinstance(opened, bytes): self.file.setFileName(os.fsdecode(opened))
        if not (self.file.open(mode) if isinstance(opened, bytes) else self.file.open(opened, mode)):
            raise OSError(self.file.errorString())
        self.view = self.file.map(offset, length, QFile.MapPrivateOption if access == 3 else QFile.NoOptions)
        if self.view is None: raise OSError(self.file.errorString())
def keep(thing):
    objects[len(objects) + 1] = thing
    return "@%d" % len(objects)
def value(word):
    if word[0] == "@": return objects.get(int(word[1:]))
    if word[:2] == "b:": return bytes.fromhex(word[2:])
    if word[0] in "bfw[": raise Unsupported("such a value")
    return word[2:] if word[:2] == "t:" else WORDS[word] if word in WORDS else int(word)
def serve(name, a, named):
    if name == "hello": return hello
    if name == "file_open": return keep(os.open(a[0], {"r": os.O_RDONLY, "w": os.O_WRONLY, "rw": os.O_RDWR}[a[1]]))
    if name == "file_close": return os.close(a[0])
    if name in ("map_fd", "map_path"): return keep(Map(*a, **named))
    if name == "length": return len(a[0].view)
    if name == "get_item": return a[0].view[a[1]]
    if name == "get_slice": return "b:" + a[0].view[slice(*a[1:])].hex()
    if name == "set_item": a[0].view[a[1]] = a[2]
    if name == "set_slice": a[0].view[slice(*a[1:4])] = a[4]
    if name == "destroy":
        if isinstance(a[0], int): os.close(a[0])
        else: objects.update({k: None for k, v in objects.items() if v is a[0]})
for line in sys.stdin:
    ident, name, *words = line.split()
    try:
        pairs = [w.rpartition("=") for w in words]
        answer = serve(name, [value(v) for k, _, v in pairs if not k], {k: value(v) for k, _, v in pairs if k})
        print(ident, "ok", "none" if answer is None else answer, flush=True)
    except Exception as e:
        kinds = [c.__name__ for c in type(e).__mro__ if c in (Unsupported, TypeError, ValueError, OSError, IndexError)]
        print(ident, "err", (kinds + ["other"])[0], getattr(e, "errno", None) or "none",
              "t:" + type(e).__name__, "t:" + urllib.parse.quote(str(e)), flush=True)
