"""Who said it: sentences of our own, read one by one."""

from pathlib import Path

import pytest

from quotes.extraction import Quotation, extract
from quotes.extraction.training import own_examples

EXAMPLES = Path(__file__).parents[1] / "data" / "attribution_examples.txt"
OWN = list(own_examples(EXAMPLES.read_text(encoding="utf-8").splitlines()))


def marked(text: str) -> list[Quotation]:
    """The quotations that stand between marks, or in a block."""
    return [q for q in extract(text) if q.type != "indirect"]


def test_the_examples_are_read_as_a_reader_would():
    """The learned order may fail a few: they are hard on purpose. It must not fail many."""
    wrong = []
    for example in OWN:
        text, gold = example["text"], example["quotes"]
        read = marked(text)
        if not gold:
            wrong += [text] if read else []
            continue
        start, end = gold[0]["speaker_start"], gold[0]["speaker_end"]
        right = read and all(
            q.speaker_start is not None and q.speaker_start < end and q.speaker_end > start
            for q in read
        )
        wrong += [] if right else [text]
    assert len(wrong) <= 0.06 * len(OWN), wrong


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“It rained,” said Ada Quill.", "Ada Quill", "said"),
        ("“It rained,” Ada Quill said.", "Ada Quill", "said"),
        ("Ada Quill said: “It rained.”", "Ada Quill", "said"),
        ("According to Ada Quill, the roof is “a sieve.”", "Ada Quill", "According to"),
        ("“It rained,” said Ada Quill, who chairs the board.", "Ada Quill", "said"),
        ("Ada Quill, who chairs the board, said: “It rained.”", "Ada Quill", "said"),
        ("“It rained,” harbour spokeswoman Ada Quill told reporters.", "Ada Quill", "told"),
        ("“It rained,” said al-Quill’s deputy, Bo Lund.", "Bo Lund", "said"),
        ("“It rained,” the board said in a statement.", "the board", "said"),
        ("“It rained,” a senior official said.", "a senior official", "said"),
    ],
)
def test_the_speaker_stands_beside(text, speaker, cue):
    (quotation,) = marked(text)
    assert (quotation.speaker_text, quotation.cue) == (speaker, cue)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“It rained,” said Ada Quill.", "person"),
        ("“It rained,” the ministry said.", "organisation"),
        ("“It rained,” Norland’s Foreign Ministry said.", "organisation"),
        ("“It rained,” the report said.", "document"),
        ("“It rained,” a senior official said.", "anonymous"),
        ("“It rained,” the farmers said.", "group"),
        ("“It rained,” they said.", "group"),
    ],
)
def test_the_kind_of_speaker(text, kind):
    (quotation,) = marked(text)
    assert quotation.speaker_kind == kind


class TestTheFullestName:
    def test_a_surname_stands_for_the_full_name(self):
        text = "Ada Quill chairs the board.\n\n“It rained,” Quill said."
        (quotation,) = marked(text)
        assert quotation.speaker_text == "Ada Quill"
        assert quotation.speaker_as_printed == "Quill"

    def test_a_pronoun_stands_for_the_one_before_it(self):
        text = "Ada Quill chairs the board. “It rained,” she said."
        (quotation,) = marked(text)
        assert quotation.speaker_text == "Ada Quill"
        assert quotation.speaker_as_printed == "she"

    def test_a_pronoun_passes_over_another_gender(self):
        text = "Ada Quill met Mr. Bo Lund on Monday. “It rained,” she said."
        assert marked(text)[0].speaker_text == "Ada Quill"

    def test_a_pronoun_with_nobody_before_it_names_nobody(self):
        (quotation,) = marked("“It rained,” she said.")
        assert quotation.speaker_text is None
        assert quotation.speaker_as_printed == "she"
        assert quotation.confidence == 0
        assert "pronoun" in quotation.reason

    def test_a_title_stands_for_the_only_one_who_has_it(self):
        text = "General Bo Lund spoke first. Ada Quill came late.\n\n“It rained,” the general said."
        assert marked(text)[0].speaker_text == "Bo Lund"

    def test_a_title_that_two_have_stands_for_neither(self):
        text = "General Bo Lund met General Sem Roos.\n\n“It rained,” the general said."
        assert marked(text)[0].speaker_text == "the general"

    def test_two_of_one_surname_are_not_mixed_up(self):
        text = "Ada Quill met Bo Quill.\n\n“It rained,” Quill said."
        assert marked(text)[0].speaker_text == "Quill"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“It rained,” Harbour Minister Ada Quill said.", "Harbour Minister"),
        ("“It rained,” said Ada Quill, a baker from Norland.", "a baker from Norland"),
        (
            "The head of the Harbour Board, Ada Quill, said: “It rained.”",
            "The head of the Harbour Board",
        ),
        ("“It rained,” said one fighter, Ada Quill, who limped.", "one fighter"),
        ("“It rained,” Ms. Quill said.", None),
        ("“It rained,” said Ada Quill, a pragmatist.", None),
        ("Mayor Ada Quill came late.\n\n“It rained,” Quill said.", "Mayor"),
    ],
)
def test_the_role_as_printed(text, role):
    assert marked(text)[0].role == role


class TestPieces:
    def test_two_pieces_around_one_attribution_are_one_quotation(self):
        (quotation,) = marked("“It rained,” said Ada Quill, the baker. “All day.”")
        assert quotation.text == "It rained All day."
        assert len(quotation.fragments) == 2

    def test_two_attributions_make_two(self):
        text = "“It rained,” said Ada Quill. “It did not,” said Bo Lund."
        assert [q.speaker_text for q in marked(text)] == ["Ada Quill", "Bo Lund"]

    def test_a_quotation_over_paragraphs_is_one(self):
        text = "Ada Quill said: “It rained.\n\n“It rained all day.\n\n“Then it stopped.”"
        (quotation,) = marked(text)
        assert len(quotation.fragments) == 3
        assert quotation.speaker_text == "Ada Quill"

    def test_british_singles_are_read_like_doubles(self):
        text = "‘It rained on the farmers’ barn,’ said Ada Quill. ‘It’s “wet”.’"
        (quotation,) = marked(text)
        assert quotation.fragments[0] == (1, text.index(",’"))
        assert quotation.speaker_text == "Ada Quill"


class TestBlocks:
    TEXT = (
        "Ada Quill insisted on Monday that the crane is “safe”:\n\n"
        "We looked at every bolt of it twice, and at every rope as well.\n\n"
        "Nobody answered her."
    )

    def test_a_paragraph_below_a_colon_is_a_block(self):
        partial, block = marked(self.TEXT)
        assert (partial.type, block.type) == ("partial", "block")
        assert block.text.startswith("We looked")
        assert block.speaker_text == "Ada Quill"

    @pytest.mark.parametrize(
        "text",
        [
            "Here is what to know:\n\nThe crane is as old as the town hall and the mill.",
            "Ada Quill said:\n\nSign up for our newsletter and get it every day at noon.",
            "Ada Quill said:\n\nToo short to be one.",
        ],
    )
    def test_a_list_a_form_or_a_scrap_is_none(self, text):
        assert [q for q in marked(text) if q.type == "block"] == []


@pytest.mark.parametrize(
    "text",
    [
        "A “senior harbour official” refused to answer.",
        "John “Jack” Quill opened the gate.",
        "The so-called “moon tax” was dropped last year.",
        "The film, titled “A Room Without Doors,” opens in March.",
        "Her novel “Salt and Iron” sold well.",
    ],
)
def test_marks_around_nobodys_words(text):
    assert marked(text) == []


def test_indirect_speech_has_its_own_kind():
    (quotation,) = extract("Ada Quill said on Monday that the roof of the mill leaks.")
    assert quotation.type == "indirect"
    assert quotation.text == "that the roof of the mill leaks"
    assert quotation.speaker_text == "Ada Quill"


def test_the_listener_is_never_the_speaker():
    (quotation,) = marked("“It rained,” Ada Quill told Bo Lund.")
    assert (quotation.speaker_text, quotation.audience) == ("Ada Quill", "Bo Lund")
