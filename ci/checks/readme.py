# SPDX-License-Identifier: MIT
"""What the documents for adapter authors show is true: the lines, the commands, the links."""
import pathlib
import re
import shlex

import pytest

from command import BUILD, run

PAGES = "README.md impl/README.md impl/protocol/README.md impl/kits/README.md bench/README.md".split()
TEMPLATE = "impl/kits/python/template/adapter.py"


def section(page, heading):
    """The text of a page below a heading, which is given by its beginning."""
    text = pathlib.Path(page).read_text()
    return re.search(rf"^## {re.escape(heading)}.*?\n(.*?)(?=^## |\Z)", text, re.M | re.S)[1]


def blocks(text, language=""):
    """The code blocks of a text."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.M | re.S)


def conversations():
    """The requests and the answers of each conversation that the protocol's page shows."""
    for block in blocks(pathlib.Path("impl/protocol/README.md").read_text()):
        asked, shown = (re.findall(rf"^{mark} (.*\n)", block, re.M) for mark in "><")
        if asked:
            yield pytest.param(asked, shown, id=asked[-1].strip())


def lines_to_run():
    """What is to be run before a folder is sent."""
    lines = "".join(blocks(section("impl/README.md", "5. "), "sh")).splitlines()
    return [line.partition("#")[0].strip() for line in lines]


def test_template_has_the_lines_of_the_readme():
    template = pathlib.Path(TEMPLATE).read_text()
    library = re.search(r"^# --- the library.*?\n(.*?)^# --- support", template, re.M | re.S)[1]
    [shown] = blocks(section("README.md", "An adapter"), "python")
    assert library.strip() == shown.strip()


def test_commands_of_the_readme_for_an_adapter(tmp_path):
    [commands] = blocks(section("README.md", "An adapter"), "sh")
    commands = re.sub(r"(\./)?my-adapter", f"{tmp_path}/my-adapter", commands)
    done = run("sh", "-e", "-c", re.sub("^build/", f"{BUILD}/", commands, flags=re.M))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("asked, shown", conversations())
def test_conversation(asked, shown, tmp_path):
    (tmp_path / "greeting").write_text("hello world\n")
    adapter = pathlib.Path("impl/cpython/adapter.py").absolute()
    done = run("/usr/bin/python3", "-B", "-S", "-E", adapter, cwd=tmp_path, input="".join(asked))
    answers = done.stdout.splitlines(True)
    # "..." stands for the rest of an answer.
    assert [answer[:len(line) - 4] + "...\n" if line.endswith("...\n") else answer
            for answer, line in zip(answers, shown)] == shown and len(answers) == len(shown)


@pytest.mark.parametrize("line", lines_to_run())
def test_there_is(line):
    program, *words = shlex.split(line)
    if program == "make":
        target, checks = (words or ["all"])[0], " ".join(words[1:]).removeprefix("CHECK=").split()
        assert re.search(f"^{target}:", pathlib.Path("Makefile").read_text(), re.M)
        assert set(checks) <= {path.stem for path in pathlib.Path("ci/checks").iterdir()}
    else:
        done = run(BUILD / program.removeprefix("build/"), words[0], "--help")
        assert done.returncode == 0
        assert [word for word in words if word.startswith("--") and word not in done.stdout] == []


@pytest.mark.parametrize("page", PAGES)
def test_links(page):
    links = re.findall(r"\]\(([a-zA-Z.][^):]*)\)", pathlib.Path(page).read_text())
    assert links and [link for link in links if not (pathlib.Path(page).parent / link).exists()] == []
