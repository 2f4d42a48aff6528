# SPDX-License-Identifier: MIT
"""A folder includes only headers of itself and of the folders before it, and no two files of C
in the shared folders have the same name."""
import collections
import pathlib
import re

import pytest

# In the order of dependency; `impl/*` is one implementation and knows no other.
ORDER = """impl/protocol impl/kits/c impl/reference/library impl/reference impl/reference/tests/* impl/*
conformance/abilities conformance/suite conformance/tests impl/*/tests conformance/model conformance/model/play conformance/model/grid conformance/model/explore conformance/model/fuzz
conformance/controls conformance/controls/*
conformance/runner/base conformance/runner/adapters conformance/runner/cell
conformance/runner/replay conformance/runner/command
bench/harness bench/strategies bench/objects bench/cases bench bench/gate""".split()
SOURCES = [path for top in ("impl", "conformance", "bench") for path in
           sorted(pathlib.Path(top).rglob("*")) if path.suffix in (".c", ".h", ".cc", ".def")]
HOMES = collections.defaultdict(list)
for source in SOURCES:
    HOMES[source.name].append(source)


def layer(path: pathlib.Path) -> tuple[int, pathlib.Path]:
    """The place in ORDER of a file's folder, or of the nearest one around it, and the folder."""
    for folder in path.parents:
        for place, pattern in enumerate(ORDER):
            if folder.match(pattern) and len(folder.parts) == len(pattern.split("/")):
                return place, folder
    pytest.fail(f"{path}: its folder has no place in ORDER")


def included(path: pathlib.Path) -> list[pathlib.Path]:
    """The files that the includes of a file may mean: the one beside it, or all of the name."""
    names = re.findall(r'^#include "(?:[^"]*/)?([^"/]+)"', path.read_text(), re.M)
    beside = {name: [home for home in HOMES[name] if home.parent == path.parent] for name in names}
    return [home for name in names for home in beside[name] or HOMES[name]]


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_includes_of(path):
    place, folder = layer(path)
    layers = {home: layer(home) for home in included(path)}
    wrong = [str(home) for home, (below, other) in layers.items()
             if below > place or (below == place and other != folder)]
    assert not wrong, " ".join(wrong)


@pytest.mark.parametrize("name", sorted(set(HOMES) - {"main.c"}))
def test_one_file_is_called(name):
    shared = [path for path in HOMES[name] if ORDER[layer(path)[0]] not in ("impl/*", "impl/*/tests")]
    assert len(shared) <= 1, " and ".join(map(str, shared))
