"""Footnotes, and the signs for the page's design, of Hugo and Jekyll."""

import pytest

from articles.importing import markdown
from tests.growth import reading

HEAD = "---\ntitle: A title\ndate: 2014-03-05\n---\n"


def read(text):
    return markdown.read(HEAD + text)


def test_footnotes_are_numbered_as_they_come_and_follow_the_article():
    incoming = read("One[^b] two[^a] three[^b].\n\n[^a]: Aye.\n[^b]: Bee *said*.\n\nEnd.")
    assert incoming.body == (
        "<p>One<sup>1</sup> two<sup>2</sup> three<sup>1</sup>.</p>\n<p>End.</p>\n"
        "<hr><ol><li>Bee <em>said</em>.</li>\n<li>Aye.</li>\n</ol>"
    )
    assert incoming.notes == []


def test_a_footnote_may_have_paragraphs_and_footnotes_of_its_own():
    body = read("One[^1].\n\n[^1]: A\nb.\n\n    Second[^2].\n[^2]:\n    Third.\n").body
    assert body == (
        "<p>One<sup>1</sup>.</p>\n<hr><ol><li><p>A b.</p>\n<p>Second<sup>2</sup>.</p>\n</li>\n"
        "<li><p>Third.</p>\n</li>\n</ol>"
    )


def test_a_footnote_in_a_quotation_is_one_too():
    body = read("> One[^1].\n>\n> [^1]: Two.\n\nEnd").body
    assert body.startswith("<blockquote><p>One<sup>1</sup>.</p>\n</blockquote>\n<p>End</p>")
    assert body.endswith("<li>Two.</li>\n</ol>")


def test_a_footnote_that_the_text_never_names_is_not_lost():
    incoming = read("One.\n\n[^1]: Forgotten.")
    assert incoming.body == "<p>One.</p>\n<hr><ol><li>Forgotten.</li>\n</ol>"
    assert incoming.notes == [
        "A footnote is not referred to in the text; it stands among the notes."
    ]


@pytest.mark.parametrize("text", ["`[^1]`\n\n[^1]: a", "```\n[^1]: a\n```", "Not [^a-z] here"])
def test_a_sign_of_a_footnote_in_code_or_without_a_note_is_kept(text):
    assert "[^" in read(text).body


def test_a_number_without_a_note_is_noted():
    assert read("One[^7].").notes == ["There is no text to the footnote [^7]."]


def test_a_footnote_in_the_heading_is_no_part_of_the_headline():
    incoming = markdown.read("# News[^1]\n\nText.\n\n[^1]: A note.")
    assert incoming.headline == "News"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("a\n{: .note}\n\nb", "<p>a</p>\n<p>b</p>"),
        ("{: .note #x}\na", "<p>a</p>"),
        ("## A {#a .big}\n\nb", "<h2>A</h2>\n<p>b</p>"),
        ("## A {#a}", "<h2>A</h2>"),
        ('[a](https://b.c){:target="_blank"}', '<p><a href="https://b.c">a</a></p>'),
        ('[a](https://b.c){: rel="x" target="_blank" } d', '<p><a href="https://b.c">a</a> d</p>'),
        ('[a](https://b.c){target="_blank"}', '<p><a href="https://b.c">a</a></p>'),
        ("*a*{:.red} b", "<p><em>a</em> b</p>"),
        ("* TOC\n{:toc}\n\na", "<p>a</p>"),
        ("a {::comment}b\n\nc{:/comment} d", "<p>a d</p>"),
        ("{::nomarkdown}<b>a</b>{:/nomarkdown}", "<p><strong>a</strong></p>"),
        ("- a\n- b\n{: .x}", "<ul><li>a</li>\n<li>b</li>\n</ul>"),
        ("a {b} {c: d} {1}", "<p>a {b} {c: d} {1}</p>"),
        ("`{: .x}` and `{#a}`", "<p><code>{: .x}</code> and <code>{#a}</code></p>"),
    ],
)
def test_a_sign_for_the_design_is_never_shown(text, body):
    assert read(text).body == body


@pytest.mark.parametrize(
    "unit", ["[^a]", "[^a]: b\n", "\n[^a]:\n", "{: ", "{:.a ", "{#a .b ", "{::comment}", "* a\n{: toc "]
)  # fmt: skip
def test_time_grows_in_step_with_the_length(unit):
    assert reading(read, unit)
