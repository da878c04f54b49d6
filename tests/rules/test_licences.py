import pytest

from articles.rules.licences import (
    EXCERPT,
    FEED,
    FULL,
    LETTERS,
    MAIL,
    NEEDS,
    NOTHING,
    PAGE,
    PDF,
    PRINT,
    WIDE,
    WORDS,
    Licence,
    excerpt_of,
    may,
)

LONG = "".join(
    f"<p>Paragraph {place} has <em>some</em> words &amp; signs.</p>" for place in range(40)
)


def test_everything_is_allowed_on_every_surface_unless_a_source_says_otherwise():
    assert {may(Licence(), surface) for surface in NEEDS} == {FULL}


@pytest.mark.parametrize(
    ("licence", "nothing"),
    [({"in_print": False}, {PRINT, PDF}), ({"in_mail": False}, {MAIL}), ({}, set())],
)
@pytest.mark.parametrize("full_text", [True, False])
def test_what_is_not_allowed_shows_nothing_and_all_else_as_much_as_the_page(
    licence, nothing, full_text
):
    found = {surface: may(Licence(full_text=full_text, **licence), surface) for surface in NEEDS}
    assert {surface for surface, extent in found.items() if extent == NOTHING} == nothing
    assert {*found.values()} - {NOTHING} == {FULL if full_text else EXCERPT}
    assert may(Licence(in_feeds=False), FEED) == NOTHING != may(Licence(in_feeds=False), PAGE)


def test_an_excerpt_is_whole_paragraphs_of_plain_text_and_ends_at_a_word():
    excerpt = excerpt_of(LONG)
    assert excerpt.startswith("<p>Paragraph 0 has some words &amp; signs.</p><p>Paragraph 1 ")
    assert excerpt.endswith("Paragraph 10 has some words…</p>")
    assert len(excerpt.replace("</p>", " ").split()) == WORDS


@pytest.mark.parametrize("sign", ["漢", "か", "글", "한"])
def test_an_excerpt_without_spaces_is_bounded_by_its_signs(sign):
    assert len(excerpt_of(f"<p>{sign * 9_000}</p>")) == LETTERS // WIDE + len("<p>…</p>")


@pytest.mark.parametrize("body", ["", "<p>Short.</p>", "Words outside <strong>any</strong> block"])
def test_a_short_story_is_its_own_excerpt_without_an_ellipsis(body):
    assert "…" not in excerpt_of(body)


def test_an_excerpt_of_tables_lists_and_code_has_no_tag_but_its_paragraphs():
    body = "<ul><li>One</li><li>Two</li></ul><table><tr><td>a</td><td>b</td></tr></table><pre>1 &lt; 2</pre>"
    assert excerpt_of(body) == "<p>One Two</p><p>a b</p><p>1 &lt; 2</p>"


def test_a_licence_says_its_limits_in_a_line():
    assert Licence().spoken() == ""
    spoken = Licence(full_text=False, in_print=False, days_to_expiry=1).spoken()
    assert spoken == "excerpt only, no print, expires after 1 day"
