# SPDX-License-Identifier: MIT
"""The self-test of verdicts by counts.

Gates of the same build, with counters; and trials of one row, drawn by chance, that really does
10 percent more work, judged by counts alone.

The goals: no false alarm, and 95 % of the trials found."""
import numpy

import gates
import log

TRIALS_PER_GATE = 5  # a trial takes seconds, a gate a minute
EXTRA = 10
KEPT = ("row", "verdict", "why", "counts", "counters")


def of_kind(records: list[dict], kind: str) -> list[dict]:
    return [r for r in records if r.get("by") == "counts" and r.get("kind") == kind]


def run_one(kind: str, options, records: list[dict], random) -> dict:
    """Run one gate; what the log says of it."""
    if kind == "same":
        gate = gates.run(gates.BUILD, options.gate)
    else:
        row = [random.choice([row["row"] for row in records[0]["rows"]])]
        with gates.slower_build({EXTRA: row}) as head:
            gate = gates.run(head, [*options.gate, "--filter", gates.pattern(row), "--no-counters"])
    rows = [{name: row[name] for name in KEPT} for row in gate["rows"]]
    return {"record": "gate", "by": "counts", "kind": kind, "extra": 0 if kind == "same" else EXTRA,
            "verdict": gate["verdict"], "unfit": gate["unfit"], "seconds": gate["seconds"],
            "rows": rows}


def run_live(options, records: list[dict]) -> None:
    """Run what the log lacks, and append it to the log and to records."""
    random = numpy.random.default_rng(options.seed)
    for kind, wanted in (("same", options.live), ("slower", TRIALS_PER_GATE * options.live)):
        for number in range(len(of_kind(records, kind)), wanted):
            options.say(f"{kind} gate {number + 1} of {wanted}")
            records.append(run_one(kind, options, records, random))
            log.append(options.log, records[-1])


def tally(records: list[dict]) -> tuple[int, int, int]:
    """How many there are, how many are worse, and how many have no verdict."""
    return (len(records), sum(r["verdict"] == "worse" for r in records),
            sum(r["verdict"] == "unmeasurable" or r["unfit"] for r in records))


def self_test(options) -> bool:
    """Print what the log says.  Do the goals hold?"""
    records = log.read(options.log)
    run_live(options, records)
    same, slower = (tally(of_kind(records, kind)) for kind in ("same", "slower"))
    if same[0] == 0 or slower[0] == 0:
        raise log.Failure(f"--log {options.log}: no gate by counts was run yet", 3)
    holds = same[1] == 0 and same[2] == 0 and slower[1] >= 0.95 * slower[0]
    for what, (n, worse, none), goal in (("false alarms, gates", same, "0"),
                                         ("10 % more work found", slower, "at least 95 %")):
        options.say(f"{what:<24} {worse:3} of {n:3}, {none} without a verdict   goal {goal}")
    options.say(f"\nby counts the goals {'hold' if holds else 'do not hold'}")
    return holds
