"""Rows for a scratch database: made, copied, or those that a run before left there."""

import json
from pathlib import Path

from quotes.benchmarking.multiplying import STORED
from quotes.benchmarking.plan import Plan
from quotes.benchmarking.scratch import Scratch, run


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
