"""Whatever happens, in any order: what an editor decided is kept, and is what pages show.

make prove                                                     (10,000 overrides, 200 rounds)
python -m pytest -s tests/proof --overrides 10000 --rounds 200
"""

from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.proof.machine import Newsroom

LONG = 1000  # overrides from which the figures are printed


@pytest.mark.django_db
def test_no_decision_of_an_editor_is_ever_lost_or_changed(request, capsys):
    wanted = request.config.getoption("overrides")
    Newsroom.figures.clear()
    for batch in count():
        decided = Newsroom.figures["overrides"]
        prove(batch, *((30, 40) if wanted >= LONG else (6, 15)))
        if wanted >= LONG:
            with capsys.disabled():
                print(f"\n{Newsroom.figures['overrides']:,} so far", end="", flush=True)
        if Newsroom.figures["overrides"] >= wanted:
            break
        assert Newsroom.figures["overrides"] > decided, "nobody decided anything"
    if wanted >= LONG:
        figures = Newsroom.figures
        with capsys.disabled():
            print(f"\n{figures['overrides']:,} overrides: 0 lost, 0 changed; the history holds")
            for name in sorted(figures.keys() - {"overrides"}):
                print(f"    {figures[name]:,} {name}")


def prove(number: int, rounds: int, steps: int) -> None:
    """Some rounds of a newsroom; the same number gives the same rounds."""
    machine = seed(number)(type("Newsroom", (Newsroom,), {}))
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=rounds,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
