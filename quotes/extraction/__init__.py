"""Who said what in the text of an article: pure Python, no Django, no database.

    >>> from quotes.extraction import extract
    >>> [(q.text, q.speaker_text) for q in extract('“It rained,” said Ada Quill.')]
    [('It rained', 'Ada Quill')]

The steps, in their order, each in a module of its own:

1. `marks` pairs the quotation marks; `noise` takes out labels and nicknames.
2. `document` blanks the quotations (the length stays) and `tagging` gives each token a letter, so
   that grammar is a pattern over a string of letters.
3. `mentions` finds noun phrases; `cues` finds verbs of speech and the source of each.
4. `attribution` asks precise sieves first; what they leave, `surroundings` and `features` describe
   and `ranking` orders, by the numbers in `weights.json`.
5. `people`, `coreference` and `speakers` turn a mention into the fullest name, its kind and role;
   `sources` tells the way that the words came.
6. `blocks` and `indirect` add what has no marks; `assembly` makes the quotations.

To add a rule: write a sentence of your own that is read wrong into
`tests/data/attribution_examples.txt` or a test; where a word is missing, put it into `lexicon`;
where the grammar misses a source, mend `cues`; where the order is wrong, add a feature and run
`learn_weights`. Save a run of `evaluate` before, and look at what `evaluate --against` says was
gained and lost.
"""

from .engine import extract
from .sentences import sentence_around, sentence_before
from .types import Quotation
from .when import Said, said

__all__ = [
    "ENGINE_VERSION",
    "Quotation",
    "Said",
    "extract",
    "said",
    "sentence_around",
    "sentence_before",
]

ENGINE_VERSION = "2026.11.5"
