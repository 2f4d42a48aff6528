# SPDX-License-Identifier: MIT
"""The self-test of verdicts by time.

Live: gates of the same build; and gates in which a third of the rows really do 25 percent more
work and a third 10, by turns, judged by time alone (their counters would tell).  Resampled: gates
put together from the pairs of the log, for several numbers of pairs.

The goals: at most 1 % false alarms, 95 % of what is 25 percent slower found, 85 % of 10 percent."""
import dataclasses

import numpy

import gates
import log
import output
import resample

TURNS = (25, 10, 0)
CURVE = (5, 6, 8, 10, 12, 16)  # numbers of pairs; each with twice as many further ones
NAMES = ("alarms", "found_10", "found_25")
LINES = (("false alarms, gates", "at most 1 %"), ("10 % slower rows found", "at least 85 %"),
         ("25 % slower rows found", "at least 95 %"))


@dataclasses.dataclass
class Tried:
    """How many were tried, and how many of them came out worse."""
    worse: int = 0
    n: int = 0

    def part(self) -> float:
        return self.worse / self.n if self.n else 0.0


def gates_of(records: list[dict], kind: str, options) -> list[dict]:
    """Gates of the same build of whatever numbers of pairs; slower ones of those in use."""
    numbers = (options.pairs, options.confirm)
    return [r for r in records if r.get("kind") == kind
            and (kind == "same" or (r["n_pairs"], r["n_confirm"]) == numbers)]


def extra_of(names: list[str], number: int) -> dict[int, list[str]]:
    """Which rows do 25 and 10 percent more in that slower gate."""
    by_turns = [TURNS[(row + number) % 3] for row in range(len(names))]
    return {percent: [name for name, turn in zip(names, by_turns) if turn == percent]
            for percent in TURNS[:2]}


def run_one(kind: str, options, records: list[dict]) -> dict:
    """Run one gate; what the log says of it."""
    extra = {}
    if kind == "same":
        gate = gates.run(gates.BUILD, options.gate)
    else:
        names = [row["row"] for row in records[0]["rows"]]
        work = extra_of(names, len(gates_of(records, kind, options)))
        extra = {name: percent for percent, rows in work.items() for name in rows}
        with gates.slower_build(work) as head:
            gate = gates.run(head, [*options.gate, "--no-counters"])
    for row in gate["rows"]:
        del row["by"]
    return {"record": "gate", "kind": kind, "extra": extra, "verdict": gate["verdict"],
            "unfit": gate["unfit"], "seconds": gate["seconds"], "n_pairs": gate["pairs"],
            "n_confirm": gate["confirm"], "repetitions": gate["repetitions"], "rows": gate["rows"]}


def run_live(options, records: list[dict]) -> None:
    """Run what the log lacks, and append it to the log and to records."""
    for kind in ("same", "slower"):
        while (done := len(gates_of(records, kind, options))) < options.live:
            options.say(f"{kind} gate {done + 1} of {options.live}")
            records.append(run_one(kind, options, records))
            log.append(options.log, records[-1])


def live_rows(records: list[dict], percent: int, options) -> Tried:
    """Rows that did so many percent more in slower gates, by the verdicts of these gates."""
    names = {row["row"] for row in records[0]["rows"]}
    rows = [row["verdict"] for gate in gates_of(records, "slower", options) for row in gate["rows"]
            if row["row"] in names and gate["extra"].get(row["row"], 0) == percent]
    return Tried(rows.count("worse"), len(rows))


def resampled(pool: resample.Pool, pairs: int, confirm: int, random) -> list[Tried]:
    """False alarms, 10 and 25 percent found, of gates of so many pairs."""
    worse = [resample.alarms(pool, pairs, confirm, random)]
    worse += [resample.found(pool, percent, pairs, confirm, random) for percent in (10, 25)]
    return [Tried(n, resample.TRIALS) for n in worse]


def good(tried: list[Tried]) -> bool:
    alarms, ten, quarter = (t.part() for t in tried)
    return alarms <= 0.01 and ten >= 0.85 and quarter >= 0.95


def draw_curve(pool: resample.Pool, options, random) -> str:
    """What other numbers of pairs would give: printed, and the CSV file of plots/gate-power.gp."""
    text = "pairs,confirm,gates,false_alarms,rows,found_10,found_25\n"
    options.say(f"\n{'pairs':>5} {'further':>8} {'false alarms':>13} {'10 % found':>11} "
                f"{'25 % found':>11}")
    for pairs in CURVE:
        alarms, ten, quarter = resampled(pool, pairs, 2 * pairs, random)
        options.say(f"{pairs:5} {2 * pairs:8} {100 * alarms.part():11.1f} % "
                    f"{100 * ten.part():9.1f} % {100 * quarter.part():9.1f} %")
        text += (f"{pairs},{2 * pairs},{alarms.n},{alarms.worse},{ten.n},{ten.worse},"
                 f"{quarter.worse}\n")
    return text


def live(options, records: list[dict]) -> list[Tried]:
    """False alarms, 10 and 25 percent found, of the gates of the log."""
    same = gates_of(records, "same", options)
    return [Tried(sum(r["verdict"] == "worse" for r in same), len(same)),
            *(live_rows(records, percent, options) for percent in (10, 25))]


def say_counts(options, records: list[dict], one: list[Tried], two: list[Tried]) -> int:
    """Print what was found live (one) and resampled (two).  Returns how many gates were unfit."""
    for (what, goal), ours, drawn in zip(LINES, one, two):
        options.say(f"{what:<22} live {ours.worse:3} of {ours.n:3}   "
                    f"resampled {drawn.worse:4} of {drawn.n:4} ({100 * drawn.part():.1f} %)   "
                    f"goal {goal}")
    unfit = sum(r["unfit"] for r in records)
    as_before = live_rows(records, 0, options)
    options.say(f"gates of either kind that called the machine unfit: {unfit}\n"
                "rows that did as before and were called slower, in those gates: "
                f"{as_before.worse} of {as_before.n}")
    return unfit


def report(options, records: list[dict]) -> bool:
    """Print what the log says and append a summary to it.  Do the goals hold?"""
    random = numpy.random.default_rng(options.seed)
    pool = resample.Pool(records)
    one, two = live(options, records), resampled(pool, options.pairs, options.confirm, random)
    unfit = say_counts(options, records, one, two)
    if options.csv:
        output.write(options.csv, draw_curve(pool, options, random))
    holds = good(one) and good(two)
    options.say(f"\nwith {options.pairs} pairs and {options.confirm} further ones the goals "
                f"{'hold' if holds else 'do not hold'}")
    summary = {"record": "summary", "seed": options.seed, "pairs": options.pairs,
               "confirm": options.confirm, "goals_hold": holds, "unfit_gates": unfit}
    for label, tried in (("live", one), ("resampled", two)):
        summary |= {f"{label}_{name}": [t.worse, t.n] for name, t in zip(NAMES, tried)}
    log.append(options.log, summary)
    return holds


def self_test(options) -> bool:
    records = [r for r in log.read(options.log) if r.get("record") == "gate"]
    run_live(options, records)
    if not records:
        raise log.Failure(f"--log {options.log}: no gate was run yet", 3)
    return report(options, records)
