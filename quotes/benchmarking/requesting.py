"""The requests of a run: each beside its baseline and its peer, and all while an import writes."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from quotes.benchmarking.asking import Question
from quotes.benchmarking.datasette import datasette, version
from quotes.benchmarking.measuring import Client, medians, slowest
from quotes.benchmarking.plan import Plan
from quotes.benchmarking.report import Report, Row
from quotes.benchmarking.scratch import ROOT, Scratch, SqliteScratch, environment
from quotes.benchmarking.serving import site

Asked = tuple[Client, str]


def ask_beside_datasette(
    plan: Plan, scratch: SqliteScratch, asked: Sequence[Question], report: Report
) -> None:
    """The same, and Datasette over the same file in turn with them: what slows one slows all."""
    report.notes.append(version(plan.datasette))
    with (
        datasette(plan.datasette, scratch.file, plan.work) as other,
        Client(other) as peer,
        sites(plan, scratch) as (anew, keeping),
    ):
        for question in asked:
            each = ours(question, anew, keeping)
            if question.datasette:
                path = question.datasette.replace("/DB/", f"/{scratch.file.stem}/")
                each.append((peer, path))
            report.requests.append(row(question, each, plan))


def ask(plan: Plan, scratch: Scratch, asked: Sequence[Question], report: Report) -> None:
    """Our pages, made anew and kept, and their baselines, in turn."""
    with sites(plan, scratch) as (anew, keeping):
        for question in asked:
            report.requests.append(row(question, ours(question, anew, keeping), plan))


@contextmanager
def sites(plan: Plan, scratch: Scratch) -> Iterator[tuple[Client, Client]]:
    """Clients of a site that makes each page anew, and of one that keeps pages."""
    with (
        site(scratch, plan.work, keeps=False) as first,
        site(scratch, plan.work, keeps=True) as second,
        Client(first) as anew,
        Client(second) as keeping,
    ):
        yield anew, keeping


def ours(question: Question, anew: Client, keeping: Client) -> list[Asked]:
    """The baseline, our page made anew, and our page kept."""
    return [(anew, question.baseline), (anew, question.path), (keeping, question.path)]


def row(question: Question, each: Sequence[Asked], plan: Plan) -> Row:
    """One row of the table."""
    return Row(question.name, *medians(each, plan.times))


def interrupt(plan: Plan, scratch: Scratch, asked: Sequence[Question], report: Report) -> None:
    """The same pages, made anew, while an import writes."""
    paths = [question.path for question in asked]
    with site(scratch, plan.work, keeps=False) as port, Client(port) as client:
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
