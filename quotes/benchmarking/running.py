"""One engine from the empty scratch database to the figures."""

import json
from collections.abc import Callable, Sequence

from quotes.benchmarking.asking import Question, questions
from quotes.benchmarking.datasette import why_not
from quotes.benchmarking.filling import filled, multiplied
from quotes.benchmarking.multiplying import STORED
from quotes.benchmarking.plan import Plan
from quotes.benchmarking.report import GROWING, Report
from quotes.benchmarking.requesting import ask, ask_beside_datasette, interrupt
from quotes.benchmarking.scratch import Scratch, SqliteScratch, run

BARE = 100_000  # quotations by which the yardstick of bulk loading is measured, at most


def measure(plan: Plan, make: Callable[[int], Scratch]) -> Report:
    """Measure with a tenth of the rows first, for what grows, then with all of them."""
    tenth = plan.rows // 10
    small, scratch = make(tenth), make(plan.rows)
    try:
        loaded = filled(plan, small, tenth)
        smaller = Report(small.engine, tenth)
        collect_static(plan, small)
        ask(plan, small, only(asked_of(loaded), GROWING), smaller)
        report = measure_all(plan, scratch, small, loaded)
    finally:
        if not plan.keep:
            small.drop()
            scratch.drop()
    for name in GROWING:
        report.row(name).smaller = smaller.row(name).page
    return report


def measure_all(plan: Plan, scratch: Scratch, small: Scratch, stored: dict) -> Report:
    """All that is measured, with all rows."""
    if plan.rows // 10 == STORED:
        loaded = multiplied(plan, scratch, small, stored)
    else:
        loaded = filled(plan, scratch, plan.rows)
    report, asked = Report(scratch.engine, plan.rows, loading=loaded["load"]), asked_of(loaded)
    collect_static(plan, scratch)
    if reason := without_datasette(plan, scratch):
        report.notes.append(reason)
        ask(plan, scratch, asked, report)
    else:
        ask_beside_datasette(plan, scratch, asked, report)
    interrupt(plan, scratch, asked, report)
    plan.tell("the yardstick of bulk loading")
    yardstick = str(min(plan.rows, BARE))
    report.bare = json.loads(run(scratch, plan.work, "-m", "quotes.benchmarking.bare", yardstick))
    return report


def asked_of(loaded: dict) -> list[Question]:
    return questions(loaded["facts"])


def collect_static(plan: Plan, scratch: Scratch) -> None:
    run(scratch, plan.work, "manage.py", "collectstatic", "--no-input", "--verbosity", "0")


def without_datasette(plan: Plan, scratch: Scratch) -> str:
    """Why Datasette is not asked; empty where it is."""
    if not isinstance(scratch, SqliteScratch):
        return "Datasette reads SQLite only."
    if reason := why_not(plan.datasette):
        return f"Datasette was not measured: {reason}."
    return ""


def only(asked: Sequence[Question], names: Sequence[str]) -> list[Question]:
    """Those of these names."""
    return [question for question in asked if question.name in names]
