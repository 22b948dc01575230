"""Where else a list leads: whose name was typed, and what to ask where nothing was found."""

from quotes.budgets import TooBroad, budget
from quotes.filters.loosening import looser
from quotes.pointing import near_names, signposts
from quotes.presenting.holdings import Total


def offers(listed: dict) -> dict:
    """For the context of a list: what its page offers beside it, as far as there is time.

    Where nothing was found, that is the same question without each of its parts and names that are
    spelled nearly so. Whose name the words are is always said in the list of all quotations; a
    page that is about somebody says it only where it has nothing else to say.
    """
    asked, nothing = listed["asked"], nothing_in(listed)
    words = asked.words if not asked.form.errors else None
    pointing = words and (nothing or not asked.about)
    if not pointing and not nothing:
        return {}
    try:
        with budget("count"):
            named = signposts(words) if pointing else []
            return {
                "signposts": named,
                "near": near_names(words) if pointing and nothing and not named else [],
                "looser": looser(asked) if nothing else [],
            }
    except TooBroad:
        return {}


def nothing_in(listed: dict) -> bool:
    """Whether it is plain that nothing answers what was asked."""
    return listed["total"] == Total(0) and not listed["asked"].form.errors
