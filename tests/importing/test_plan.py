"""The plan of an import is decided without a database."""

from quotes.importing.plan import Step, Stored, decide, fingerprint, source_key


def test_an_article_that_is_not_here_is_created():
    assert decide("Text.", None).step is Step.CREATE


def test_the_same_text_again_is_skipped():
    assert decide("Text.", Stored(fingerprint("Text."))).step is Step.SKIP


def test_another_text_under_the_same_key_is_an_update():
    plan = decide("Text, mended.", Stored(fingerprint("Text.")))
    assert plan.step is Step.UPDATE
    assert "differs" in plan.reason


def test_a_given_id_is_the_key_before_the_address_and_the_file():
    assert source_key("id-7", "https://example.org/a", "a.txt") == "id-7"
    assert source_key("", "https://example.org/a", "a.txt") == "https://example.org/a"
    assert source_key("", "", "a.txt") == "a.txt"


def test_a_place_on_a_page_is_no_other_page():
    assert source_key("", "https://example.org/a/#comments", "a.txt") == "https://example.org/a"
