# SPDX-License-Identifier: MIT
"""The form of the files to copy, and what the programs that they call end with, write and say."""
# alone: one of them builds.
import glob
import os
import re
import shutil
import types
import xml.etree.ElementTree

import pytest

from command import CONTROL, REFERENCE, mmapspec, records, run, write_program

yaml = pytest.importorskip("yaml")
ACTION = "ci/github/action.yml"
FILES = sorted(glob.glob("ci/git*/*.yml"))
# The files that a person copies into a repository.
READY = [path for path in FILES if path != ACTION]
RULES = "{extends: default, rules: {document-start: disable, line-length: {max: 110}}}"


def read(path):
    with open(path, encoding="utf-8") as text:
        return text.read()


# --- the form ---------------------------------------------------------------------------------

@pytest.mark.skipif(not shutil.which("yamllint"), reason="yamllint is absent")
@pytest.mark.parametrize("path", FILES)
def test_yamllint_on(path):
    assert run("yamllint", "-f", "parsable", "-d", RULES, path).stdout == ""


def inputs_of(program):
    return set(re.findall(r"\bINPUT_[A-Z_]+\b", read(program)))


def check_script(script):
    """It is sh, has no expression within, which env should pass, and calls programs of this tree."""
    done = run("sh", "-n", input=script)
    assert done.returncode == 0, done.stderr
    assert "${{" not in script
    for path in re.findall(r"(?:^|\s)\.mmapspec/(ci/\S+)", script):
        assert os.access(path, os.X_OK), path


def check_step(step):
    assert ("uses" in step) != ("run" in step), step
    if "run" in step:
        check_script(step["run"])
    else:
        assert re.fullmatch(r"[\w.-]+/[\w.-]+@[\w.]+", step["uses"]), "not an action of another repository"


@pytest.mark.parametrize("path", READY)
def test_steps_and_scripts_of(path):
    content = yaml.safe_load(read(path))
    for job in content.get("jobs", {}).values():
        assert "on" in content and "runs-on" in job
        for step in job["steps"]:
            check_step(step)
    for job in content.values() if "jobs" not in content else []:
        for command in job["script"]:
            check_script(command)


@pytest.mark.parametrize("path", READY)
def test_variables_are_read_by_programs_of(path):
    programs = [name for name in re.findall(r"\.mmapspec/(ci/github/\w+)", read(path)) if os.path.exists(name)]
    assert set(re.findall(r"^ *(INPUT_\w+):", read(path), re.M)) <= set().union(*map(inputs_of, programs))


def test_inputs_and_outputs_of_the_action():
    action = yaml.safe_load(read(ACTION))
    [step] = action["runs"]["steps"]
    assert set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", read(ACTION))) == set(action["inputs"])
    assert inputs_of("ci/github/run") == set(step["env"])
    for output in action["outputs"].values():
        name = re.fullmatch(r"\$\{\{ steps\.%s\.outputs\.(\w+) \}\}" % step["id"], output["value"])[1]
        assert f'echo "{name}=' in read("ci/github/run")
    assert "shell" in step and step["run"] == '"$GITHUB_ACTION_PATH/run"'


# --- the programs -----------------------------------------------------------------------------

@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """The folder in which steps run, with what the tests put there."""
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "files").mkdir()
    shutil.copy(REFERENCE, folder / "my adapter")
    (folder / "known.json").write_text('[{"id": "no.such", "reason": "x"}]')
    return folder


@pytest.fixture(scope="module")
def step(workspace):
    """Run a program of ci/github as a workflow does, with its inputs as variables."""
    def run_step(program, *arguments, **inputs):
        files = {name: workspace.with_suffix(name) for name in (".summary", ".output")}
        for path in files.values():
            path.write_text("")
        done = run(os.path.abspath(f"ci/github/{program}"), *arguments, cwd=workspace, env={
            **os.environ, "GITHUB_STEP_SUMMARY": files[".summary"], "GITHUB_OUTPUT": files[".output"],
            "INPUT_SETUP": "false", "INPUT_BUILD": "false", "INPUT_RESULTS": "out", **inputs})
        return types.SimpleNamespace(status=done.returncode, said=done.stdout + done.stderr,
                                     summary=files[".summary"].read_text(), output=files[".output"].read_text())
    return run_step


RUNS = {"passing": (0, "all as expected", REFERENCE), "failing": (1, "not as expected", f"{CONTROL} nothing find")}


@pytest.fixture(scope="module", params=RUNS)
def adapter(request, step, workspace):
    """A run of an adapter, and what must come of it.  The first run builds."""
    status, words, command = RUNS[request.param]
    done = step("run", INPUT_FILTER="find.index.*", INPUT_EXEC=command,
                INPUT_BUILD="true" if request.param == "passing" else "false")
    return types.SimpleNamespace(done=done, status=status, words=words, out=workspace / "out")


def test_status(adapter):
    assert adapter.done.status == adapter.status, adapter.done.said


def test_summary_says_so(adapter):
    assert f"### mmapspec: {adapter.words}\n" in adapter.done.summary


def test_summary_has_the_table(adapter):
    assert re.search(r"^\|.*exec", adapter.done.summary, re.M)


def test_outputs(adapter):
    assert adapter.done.output.split() == [f"status={adapter.status}", "json=out/results.ndjson",
                                           "junit=out/junit.xml", "markdown=out/summary.md"]


def test_results_are_its_own(adapter):
    assert records(adapter.out / "results.ndjson")[0]["requirement"].startswith("find")


def test_junit_has_the_failures_alone(adapter):
    cases = xml.etree.ElementTree.parse(adapter.out / "junit.xml").iter("failure")
    assert bool(list(cases)) == bool(adapter.status)


def test_markdown(adapter):
    assert re.search(r"^\|", (adapter.out / "summary.md").read_text(), re.M)


@pytest.mark.parametrize("strict, status", [("false", 0), ("true", 1)])
def test_recommendation_that_fails_with_strict(strict, status, step):
    assert step("run", INPUT_EXEC=f"{CONTROL} nothing find", INPUT_FILTER="find.needle.longer",
                INPUT_STRICT=strict).status == status


def test_adapter_that_does_not_exist(step):
    done = step("run", INPUT_EXEC="./no-such-adapter")
    assert done.status == 2 and done.output.startswith("status=2\n")
    assert re.search("^    mmapspec: .*no-such-adapter", done.summary, re.M)


def test_known_failures_are_read(step):
    assert step("run", INPUT_EXEC="'./my adapter'", INPUT_DIR="files", INPUT_FILTER="find.needle.longer",
                INPUT_KNOWN_FAILURES="known.json").status == 1


def test_directory_is_looked_at(step):
    assert step("run", INPUT_EXEC="'./my adapter'", INPUT_DIR="no-such-folder").status == 2


def test_nothing_that_is_run(step):
    assert step("run", INPUT_IMPL="reference", INPUT_FILTER="no-such.*", INPUT_TIMEOUT_MULTIPLIER="2").status == 3


@pytest.mark.parametrize("variable", ["INPUT_TIMEOUT_MULTIPLIER", "INPUT_MAX_SKIPS"])
def test_number_that_is_none(variable, step, workspace):
    (workspace / "out/results.ndjson").touch()
    done = step("run", INPUT_IMPL="reference", **{variable: "none"})
    option = "--" + variable.removeprefix("INPUT_").lower().replace("_", "-")
    assert re.search(f'{option}.*"?none"?', done.summary)
    assert not (workspace / "out/results.ndjson").exists(), "results of the run before"
    assert done.output == "status=2\n"


@pytest.mark.parametrize("option", sorted(set(re.findall(r" (--[a-z-]+)", read("ci/github/gate")))))
def test_gate_has(option):
    assert re.search(rf"^ *{option}[ =]", mmapspec("gate", "--help").stdout, re.M)


@pytest.mark.parametrize("ended, status", [(0, 0), (1, 1), (2, 2), (3, 3), (4, 0)])
def test_gate_ends_with(ended, status, step, tmp_path):
    write_program(tmp_path / "mmapspec", f"""#!/bin/sh
while [ $# -gt 1 ]; do
	case $1 in
	--markdown) echo '| verdict |' >"$2" ;;
	--json) echo '{{}}' >"$2" ;;
	esac
	shift
done
exit {ended}
""")
    done = step("gate", "base", "head", BUILD=str(tmp_path))
    assert done.status == status
    assert "| verdict |\n" in done.summary
    assert bool(re.search("^::warning .*unfit", done.said, re.M)) == (ended == 4)


def test_gate_of_adapters_that_do_not_offer_repeat(step):
    template = os.path.abspath("impl/kits/python/template/adapter.py")
    done = step("gate", f"python3 '{template}'", f"python3 '{template}'")
    assert done.status == 3
    assert re.search("^::error .*repeat", done.said, re.M)


def test_gate_of_one_adapter_is_wrong_usage(step):
    done = step("gate", "base")
    assert done.status == 2
    assert re.search("^usage: ", done.said, re.M)
