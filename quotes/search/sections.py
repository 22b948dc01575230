"""What of a quote is searched, each part by itself, so that a hit can say where it is."""

# The columns of quotes_searchrow. A hit outside the first is never in the speaker's words.
SECTIONS = ("words", "sentence", "before", "headline", "speaker")
# What the article prints in and around the quotation: all but who it is that speaks.
PRINTED = ("words", "sentence", "before", "headline")
