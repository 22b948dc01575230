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
    smaller = with_rows(plan, make(plan.rows // 10), plan.rows // 10, whole=False)
    report = with_rows(plan, make(plan.rows), plan.rows, whole=True)
    for name in GROWING:
        report.row(name).smaller = smaller.row(name).page
    return report


def with_rows(plan: Plan, scratch: Scratch, rows: int, *, whole: bool) -> Report:
    """Make the rows and measure; `whole` also what is not needed to see what grows."""
    loaded = filled(plan, scratch, rows)
    try:
        report = Report(scratch.engine, rows, loading=loaded["load"])
        asked = questions(loaded["facts"])
        plan.tell(f"{scratch.engine}, {rows:,} quotations: asking")
        ask(plan, scratch, asked if whole else only(asked, GROWING), report)
        if whole:
            against_datasette(plan, scratch, asked, report)
            interrupt(plan, scratch, asked, report)
            plan.tell("the yardstick of bulk loading")
            bare = run(scratch, plan.work, "-m", "quotes.benchmarking.bare", str(min(rows, BARE)))
            report.bare = json.loads(bare)
        return report
    finally:
        if not plan.keep:
            scratch.drop()


def filled(plan: Plan, scratch: Scratch, rows: int) -> dict:
    """What loading told; a database that `--keep` left here is used again."""
    told = plan.work / f"bench-{scratch.engine}-{rows}.json"
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


def only(asked: Sequence[Question], names: Sequence[str]) -> list[Question]:
    """Those of these names."""
    return [question for question in asked if question.name in names]


def ask(plan: Plan, scratch: Scratch, asked: Sequence[Question], report: Report) -> None:
    """Our pages and their baselines, in turn."""
    run(scratch, plan.work, "manage.py", "collectstatic", "--no-input", "--verbosity", "0")
    with site(scratch, plan.work) as port:
        client = Client(port)
        for question in asked:
            both = [(client, question.baseline), (client, question.path)]
            baseline, page = medians(both, plan.times)
            report.requests.append(Row(question.name, baseline, page))


def interrupt(plan: Plan, scratch: Scratch, asked: Sequence[Question], report: Report) -> None:
    """The same pages while an import writes."""
    paths = [question.path for question in asked]
    with site(scratch, plan.work) as port:
        client = Client(port)
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


def against_datasette(
    plan: Plan, scratch: Scratch, asked: Sequence[Question], report: Report
) -> None:
    """Datasette on the same file, before an import changes it."""
    if not isinstance(scratch, SqliteScratch):
        report.notes.append("Datasette reads SQLite only: compare with the run on SQLite.")
        return
    if reason := why_not(plan.datasette):
        report.notes.append(f"Datasette was not measured: {reason}.")
        return
    report.notes.append(version(plan.datasette))
    with datasette(plan.datasette, scratch.file, plan.work) as port:
        client = Client(port)
        for question in asked:
            if question.datasette:
                path = question.datasette.replace("/DB/", f"/{scratch.file.stem}/")
                (report.row(question.name).datasette,) = medians([(client, path)], plan.times)
