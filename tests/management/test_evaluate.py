"""evaluate and learn_weights: the engine against what people marked."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

TEXT = "“It rained,” said Ada Quill. “It did not,” said Bo Lund."
MARKED = {
    "type": "direct", "start": 0, "end": 12, "speaker_text": "Ada Quill", "speaker_start": 18,
    "speaker_end": 27, "speaker_kind": "name", "cue": "said",
}  # fmt: skip


def run(*args: object) -> str:
    out = io.StringIO()
    call_command("evaluate", *map(str, args), stdout=out)
    return out.getvalue()


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    other = MARKED | {"start": 29, "end": 42, "speaker_text": "Jan Roos", "speaker_start": None}
    path.write_text(json.dumps({"id": "a", "text": TEXT, "quotes": [MARKED, other]}) + "\n")
    return path


def test_it_prints_the_scores_by_view(gold):
    told = run(gold)
    assert "marked    gold 2  given 2  found 2  right 1  precision 50.0%  recall 50.0%" in told
    assert "speakers right: name 50.0% of 2" in told
    assert "reliability, marked:" in told


def test_it_lists_what_was_gained_and_lost(gold, tmp_path):
    earlier = tmp_path / "earlier.jsonl"
    was = [
        {"type": "direct", "start": 1, "end": 10, "text": "It rained", "speaker_text": None},
        {"type": "partial", "start": 3, "end": 5, "text": "gone", "speaker_text": "Jan Roos"},
    ]
    earlier.write_text(json.dumps({"id": "a", "quotes": was}))
    told = run(gold, "--against", earlier)
    assert "gained 1, lost 1, other speaker 1" in told
    assert "~ a: It rained | Ada Quill (was None)" in told
    assert "- a: gone | Jan Roos" in told
    assert "+ a: It did not | Bo Lund" in told


def test_a_saved_run_differs_from_itself_in_nothing(gold, tmp_path):
    saved = tmp_path / "run.jsonl"
    run(gold, "--save", saved)
    assert "gained 0, lost 0, other speaker 0" in run(gold, "--against", saved)


def test_it_refuses_what_is_no_json(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text("{")
    with pytest.raises(CommandError, match=r"gold\.jsonl, line 1: not JSON"):
        run(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match="no such file"):
        run(tmp_path / "gone.jsonl")


def test_the_same_articles_teach_the_same_weights(gold, tmp_path):
    own = tmp_path / "own.txt"
    own.write_text("# ours\n“It rained,” said [[Ada Quill]].\nThe “moon tax” fell. none\n" * 4)
    files = [tmp_path / "one.json", tmp_path / "two.json"]
    for file in files:
        call_command("learn_weights", gold, "--own", own, "--out", file, stdout=io.StringIO())
    one, two = (json.loads(file.read_text()) for file in files)
    assert one == two
    assert one


def test_learning_from_nothing_readable_is_refused(tmp_path):
    with pytest.raises(CommandError, match="cannot learn"):
        call_command("learn_weights", tmp_path / "gone.jsonl")
