"""One engine from the empty scratch database to the figures."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from quotes.benchmarking.asking import Question, questions
from quotes.benchmarking.datasette import datasette, version, why_not
from quotes.benchmarking.measuring import Client, medians, slowest
from quotes.benchmarking.multiplying import STORED
from quotes.benchmarking.report import GROWING, Report, Row
from quotes.benchmarking.scratch import ROOT, Scratch, SqliteScratch, environment, run
from quotes.benchmarking.serving import site

BARE = 100_000  # quotations by which the yardstick of bulk loading is measured, at most
BUSY = 15.0  # seconds of requests while an import runs, and as many without


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure."""

    rows: int
    times: int
    work: Path
    datasette: str
    seconds: float
    keep: bool
    tell: Callable[[str], None]


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


def filled(plan: Plan, scratch: Scratch, rows: int) -> dict:
    """What loading told; a database that `--keep` left here is used again."""
    told = told_in(plan, scratch, rows)
    if plan.keep and told.is_file():
        run(scratch, plan.work, "manage.py", "migrate", "--verbosity", "0")
        return json.loads(told.read_text())
    scratch.make()
    plan.tell(f"{scratch.engine}, {rows:,} quotations: making them")
    run(scratch, plan.work, "manage.py", "migrate", "--verbosity", "0")
    loaded = json.loads(run(scratch, plan.work, "-m", "quotes.benchmarking.load", str(rows)))
    if plan.keep:
        told.write_text(json.dumps(loaded))
    return loaded


def multiplied(plan: Plan, scratch: Scratch, small: Scratch, stored: dict) -> dict:
    """The same of a database whose first rows are those of the smaller one."""
    told = told_in(plan, scratch, plan.rows)
    if plan.keep and told.is_file():
        return filled(plan, scratch, plan.rows)
    scratch.make(small)
    plan.tell(f"{scratch.engine}, {plan.rows:,} quotations: copying them")
    copy = (str(STORED), "--times", str(plan.rows // STORED))
    copied = json.loads(run(scratch, plan.work, "-m", "quotes.benchmarking.load", *copy))
    loaded = {"load": stored["load"] | copied["load"], "facts": copied["facts"]}
    if plan.keep:
        told.write_text(json.dumps(loaded))
    return loaded


def told_in(plan: Plan, scratch: Scratch, rows: int) -> Path:
    """Where it is kept what loading told."""
    return plan.work / f"bench-{scratch.engine}-{rows}.json"


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


def ask(plan: Plan, scratch: Scratch, asked: Sequence[Question], report: Report) -> None:
    """Our pages and their baselines, in turn."""
    with site(scratch, plan.work) as port, Client(port) as client:
        for question in asked:
            both = [(client, question.baseline), (client, question.path)]
            report.requests.append(row(question, both, plan, scratch))


def ask_beside_datasette(
    plan: Plan, scratch: SqliteScratch, asked: Sequence[Question], report: Report
) -> None:
    """The same, and Datasette over the same file in turn with them: what slows one slows all."""
    report.notes.append(version(plan.datasette))
    with (
        datasette(plan.datasette, scratch.file, plan.work) as other,
        Client(other) as peer,
        site(scratch, plan.work) as port,
        Client(port) as client,
    ):
        for question in asked:
            each = [(client, question.baseline), (client, question.path)]
            if question.datasette:
                path = question.datasette.replace("/DB/", f"/{scratch.file.stem}/")
                each.append((peer, path))
            report.requests.append(row(question, each, plan, scratch))


def row(
    question: Question, each: Sequence[tuple[Client, str]], plan: Plan, scratch: Scratch
) -> Row:
    """One row of the table."""
    before = scratch.write if question.written else None
    return Row(question.name, *medians(each, plan.times, before))


def interrupt(plan: Plan, scratch: Scratch, asked: Sequence[Question], report: Report) -> None:
    """The same pages while an import writes."""
    paths = [question.path for question in asked]
    with site(scratch, plan.work) as port, Client(port) as client:
        slowest(client, paths, 0)
        report.idle = slowest(client, paths, plan.seconds)
        importer = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "quotes.benchmarking.busy", str(report.rows)],
            cwd=ROOT,
            env=environment(scratch, plan.work),
            stdout=subprocess.PIPE,
        )
        try:
            importer.stdout.readline()
            report.importing = slowest(client, paths, plan.seconds)
        finally:
            importer.kill()
            importer.communicate()
