# SPDX-License-Identifier: MIT
"""Gates put together by chance from pairs that were measured."""
import numpy

import gates

TRIALS = 1000


def ratios(row: dict) -> numpy.ndarray:
    """Head over base of each pair; NAN for a pair that lacks a side."""
    return numpy.array([head / base if base and head else numpy.nan for base, head in row["pairs"]])


class Pool:
    """The ratios of a log.

    Pairs of gates of the same build are kept as they were measured, all rows of a pair side by
    side: what disturbs one row disturbs its neighbours."""

    def __init__(self, records: list[dict]):
        first = records[0]["rows"]
        self.names = [row["row"] for row in first]
        self.cold = [row["cold"] for row in first]
        self.same = numpy.concatenate([self._table(r) for r in records if r["kind"] == "same"]
                                      or [numpy.empty((0, len(first)))])
        self.slower = {percent: [self._more(records, percent, name) for name in self.names]
                       for percent in (10, 25)}

    def _table(self, gate: dict) -> numpy.ndarray:
        """A line for each pair, a column for each row."""
        rows = {row["row"]: ratios(row) for row in gate["rows"]}
        missing = numpy.full(len(gate["rows"][0]["pairs"]), numpy.nan)
        return numpy.column_stack([rows.get(name, missing) for name in self.names])

    @staticmethod
    def _more(records: list[dict], percent: int, name: str) -> numpy.ndarray:
        """All ratios of that row where it did so many percent more."""
        found = [ratios(row) for gate in records if gate["kind"] == "slower"
                 and gate["extra"].get(name) == percent
                 for row in gate["rows"] if row["row"] == name]
        found = numpy.concatenate(found) if found else numpy.empty(0)
        return found[numpy.isfinite(found)]


def confirmed(first: list, second: list, random: numpy.random.Generator) -> list[bool]:
    """Which rows trip by their first ratios and are worse by the second, as in a gate."""
    seeds = random.integers(2**32, size=2)
    trips = gates.worse(first, False, seeds[0])
    again = iter(gates.worse([row for row, trip in zip(second, trips) if trip], True, seeds[1]))
    return [trip and next(again) for trip in trips]


def alarms(pool: Pool, pairs: int, confirm: int, random: numpy.random.Generator) -> int:
    """How many of TRIALS gates of the same build find any row worse.

    Pairs are drawn with replacement; each stands the other way round as often as not."""
    if len(pool.same) == 0:
        return 0
    stages = []
    for n in (pairs, confirm):
        drawn = pool.same[random.integers(len(pool.same), size=(TRIALS, n))]
        turned = random.random((TRIALS, n, 1)) < 0.5
        drawn = numpy.where(turned, 1 / drawn, drawn)
        stages.append([(cold, gate[:, i]) for gate in drawn for i, cold in enumerate(pool.cold)])
    found = numpy.array(confirmed(*stages, random)).reshape(TRIALS, len(pool.cold))
    return int(found.any(axis=1).sum())


def found(pool: Pool, percent: int, pairs: int, confirm: int,
          random: numpy.random.Generator) -> int:
    """How many of TRIALS rows that do so many percent more are found, all rows by turns.

    A row that never did more is not found."""
    rows = [(pool.cold[i % len(pool.cold)], pool.slower[percent][i % len(pool.cold)])
            for i in range(TRIALS)]
    rows = [(cold, measured) for cold, measured in rows if len(measured) > 0]
    stages = [[(cold, random.choice(measured, n)) for cold, measured in rows]
              for n in (pairs, confirm)]
    return sum(confirmed(*stages, random))
