import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rules.checks import LONGEST_HEADLINE, Written, findings_of, width_of
from articles.rules.cleaning import clean_body, text_of
from articles.rules.findings import CODES, USUALLY, in_the_way, unknown
from articles.rules.story_checks import story_findings
from tests.growth import in_step

# Nothing is found in this one.
COMPLETE = {
    "headline": "Talks resume", "standfirst": "In short.", "body": "<p>Some words.</p>", "language": "en",
    "has_section": True, "has_byline": True, "has_source": True,
}  # fmt: skip


def found(**changed):
    """Codes and fields of what the checks find in a complete article with some words changed."""
    return [(each.code, each.field) for each in findings_of(Written(**COMPLETE | changed))]


def in_story(body, language="en"):
    return [(each.code, each.quote) for each in story_findings(body, language)]


def test_a_complete_article_has_no_findings():
    assert found() == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"standfirst": " "}, ("no-summary", "standfirst")),
        ({"body": ""}, ("no-story", "body")),
        ({"has_section": False}, ("no-section", "section")),
        ({"has_byline": False, "has_source": False}, ("no-byline", "byline")),
        ({"unapproved": ["Ports"]}, ("unapproved-tag", "tags")),
        ({"headline": "TALKS RESUME AT SEA"}, ("headline-in-capitals", "headline")),
        ({"headline": "a" * (LONGEST_HEADLINE + 1)}, ("long-headline", "headline")),
        ({"headline": "海" * (LONGEST_HEADLINE // 2 + 1)}, ("long-headline", "headline")),
        ({"headline": "Talks of the the ports"}, ("repeated-word", "headline")),
        ({"standfirst": "By [TK], in short."}, ("placeholder", "standfirst")),
        ({"author_note": "The author of of the book."}, ("repeated-word", "author_note")),
    ],
)
def test_each_thing_missing_or_wrong_is_found_at_its_field(changed, expected):
    assert found(**changed) == [expected]


@pytest.mark.parametrize(
    "changed",
    [
        {"has_byline": False},
        {"has_source": False},
        {"headline": "NATO, EU, UN"},
        {"headline": "東京、港湾の再開を発表"},
        {"headline": "محادثات جديدة حول الموانئ"},
        {"headline": "a" * LONGEST_HEADLINE},
        {"headline": "海" * (LONGEST_HEADLINE // 2)},
    ],
)
def test_what_is_right_is_not_found(changed):
    assert found(**changed) == []


def test_marks_that_stand_on_a_letter_take_no_width():
    assert width_of("e\u0301") == 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p>Read it <a href="/x"> </a>at once.</p>', ("link-without-words", "Read it at once.")),
        ('<p>Read <a href="/x"><img src="/y" alt=""></a></p>', ("link-without-words", "Read")),
        ('<p>Read it <a href="/x">here</a>.</p>', ("vague-link", "Read it here.")),
        ('<p>Read it <a href="/x">Read more »</a></p>', ("vague-link", "Read it Read more »")),
        ('<p>詳細は<a href="/x">こちら</a></p>', ("vague-link", "詳細はこちら")),
        ("<h2></h2><p>After it.</p>", ("empty-heading", "After it.")),
        ("<p>Before.</p><h2> </h2>", ("empty-heading", "")),
        ("<h3>Small</h3><p>Words.</p>", ("heading-order", "Small")),
        ("<h2>One</h2><h4>Three</h4>", ("heading-order", "Three")),
        ('<p>Look: <img src="/x"> there.</p>', ("picture-without-words", "Look: there.")),
        ('<p>Look: <img src="/x" alt=""> there.</p>', ("picture-without-words", "Look: there.")),
        ("<p>Out of the the harbour.</p>", ("repeated-word", "Out of the the harbour.")),
        ("<ul><li><p>In the <em>the</em> end</p></li></ul>", ("repeated-word", "In the the end")),
        ("<p>A sum of [TK million] euros.</p>", ("placeholder", "A sum of [TK million] euros.")),
        ("<table><tr><td>Lorem ipsum</td><td>2</td></tr></table>", ("placeholder", "Lorem ipsum")),
    ],
)
def test_each_thing_wrong_in_the_story_is_found_and_quoted(body, expected):
    assert in_story(body) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        '<p><a href="/x">The report of the committee</a></p>',
        '<p><a href="/x"><img src="/y" alt="The harbour at dawn"></a></p>',
        '<p><img src="/y" alt="The harbour at dawn"></p>',
        '<a href="/x"><p>Two lines</p><p>in one link</p></a>',
        '<p><a href="/x">Where the <strong>ferry</strong> goes</a></p>',
        "<h2>One</h2><h3>Two</h3><h3>Three</h3><h2>Four</h2>",
        "<p>He knew that that was so, and had had it all.</p>",
        "<p>The vitamin A a day needs.</p><p>The</p><p>the</p>",
        "<p>TK Maxx opens in town.</p>",
    ],
)
def test_what_is_right_in_a_story_is_not_found(body):
    assert in_story(body) == []


def test_words_are_doubled_in_their_own_language_alone():
    body = "<p>Der Hund, der der Frau und und dem Kind folgt, the the.</p>"
    assert [code for code, _ in in_story(body, "de-AT")] == ["repeated-word"]
    assert in_story(body, "ja") == []


def test_a_long_line_is_quoted_around_the_place_in_whole_words():
    line = "word " * 40 + "of the the harbour " + "word " * 40
    assert in_story(f"<p>{line}</p>") == [
        ("repeated-word", "word word word word word of the the harbour word word word word")
    ]


def test_a_quote_is_text_and_no_markup():
    assert in_story("<p>1 &lt; 2 of of</p>") == [("repeated-word", "1 < 2 of of")]


def test_a_site_says_which_findings_keep_an_article_from_readers():
    findings = findings_of(Written(headline="Talks", body="<p>Read <a> </a>it.</p>"))
    assert [each.code for each in in_the_way(findings, USUALLY)] == ["link-without-words", "no-section"]  # fmt: skip
    assert [each.code for each in in_the_way(findings, [])] == ["no-section"]
    assert unknown([*CODES, "no-sumary"]) == ["no-sumary"]


PIECES = st.sampled_from(
    ["<p>", "</p>", "<h2>", "</h2>", "<h4>", "<a href=/x>", "</a>", "<em>", "</em>", "<br>", "<td>", "<li>",
     "here", "the the ", "[TK]", " ", "&nbsp;", "&lt;", "<ul>", "</ul>", "<code></code>", "<blockquote>"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_quote_stands_in_the_story_and_every_code_is_known(html):
    body = clean_body(html)
    words = "".join(text_of(body).split())
    for each in story_findings(body, "en"):
        assert each.code in CODES
        assert "".join(each.quote.split()) in words


def test_checking_takes_as_long_as_the_story_is():
    assert in_step(lambda size: story_findings("<p>Of <a>here</a> the the</p>" * size, "en"), 1_000)
    assert in_step(lambda size: story_findings("<p>" + "of of " * size + "</p>", "en"), 3_000)
    assert in_step(lambda size: story_findings("<h2><code></code></h2>" * size, "en"), 1_000)
