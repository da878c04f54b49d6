"""Nothing of an article vanishes with markup that browsers do not show, and none of that is shown."""

import pytest

from articles.importing import markdown
from articles.importing.incoming import Unreadable
from tests.growth import reading

HEAD = "---\ntitle: A title\ndate: 2014-03-05\n---\n"
ELEMENTS = ["title", "script", "style", "textarea", "svg", "noscript", "math", "template", "xmp"]


def read(text):
    return markdown.read(HEAD + text)


@pytest.mark.parametrize("element", ELEMENTS)
@pytest.mark.parametrize("before", ["Pages need a ", ""])
def test_an_element_that_nothing_closes_is_a_word_and_the_rest_stays(element, before):
    incoming = read(f"{before}<{element}> here.\n\n**Second** paragraph.")
    assert incoming.body == (
        f"<p>{before}&lt;{element}&gt; here.</p>\n<p><strong>Second</strong> paragraph.</p>"
    )
    assert f"“<{element}” is never closed, so it was taken for a word." in incoming.notes


def test_a_closing_tag_inside_code_closes_nothing():
    body = read("A <title> is\n\n`</title>` and\n\n```\n</title>\n```\n\nend").body
    assert body.startswith("<p>A &lt;title&gt; is</p>\n<p><code>&lt;/title&gt;</code> and</p>")
    assert body.endswith("<p>end</p>")


def test_a_comment_without_an_end_is_shown_and_asked_about():
    incoming = read("One <!-- two\n\nthree")
    assert incoming.body == "<p>One &lt;!-- two</p>\n<p>three</p>"
    assert [doubt.field for doubt in incoming.doubts] == ["body"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("One <!-- two\n\nthree --> four", "<p>One four</p>"),
        ("One\n\n<!--\ntwo\n\nthree\n-->\n\nfour", "<p>One</p>\n<p>four</p>"),
        ("`<!-- a -->` and <!-- b -->c", "<p><code>&lt;!-- a --&gt;</code> and c</p>"),
        ("``` html\n<!-- a -->\n```", "<pre><code>&lt;!-- a --&gt;\n</code></pre>"),
        ("~~~\n<script>\n~~~\n\nb", "<pre><code>&lt;script&gt;\n</code></pre>\n<p>b</p>"),
        ("\\<title> and <script>\n\nlet a = `b`;\n\n</script>c", "<p>&lt;title&gt; and c</p>"),
        ("a `b <!-- c -->", "<p>a `b</p>"),
        ("a\n\n<svg>\n\n<path/>\n\n</svg>\n\nb", "<p>a</p>\n<p>b</p>"),
        ("I </3 you, <3 too", "<p>I &lt;/3 you, &lt;3 too</p>"),
        ("<p>a </3 b > c</p>", "<p>a &lt;/3 b &gt; c</p>"),
        ("a <?php b() ?> c", "<p>a c</p>"),
        ("<!DOCTYPE html>\n\na <![CDATA[b]]>", "<p>a b</p>"),
        ("<![if !IE]>a<![endif]>", "<p>a</p>"),
    ],
)
def test_what_browsers_do_not_show_is_not_shown(text, body):
    assert read(text).body == body


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("<noscript>Please <b>wait</b></noscript>", "Pages do not show what stands inside <noscript>; left out: “Please wait”."),
        ('<script src="https://a.org/x.js"></script>', "The script https://a.org/x.js was left out."),
        ("<script>x()</script>", "A script was left out."),
        ("<?php b() ?>", "Code of the site (<? … ?>) was left out."),
        ("<!note to all>", "Pages do not show “<!note to all>”; it was left out."),
        ('<p class="x>One\n\nTwo', "The tag <p class=\"x> has a quotation mark too few. Please check what follows it."),
        ('<p class="x\n\nTwo', "“<p” is a tag without an end; it was taken for words."),
    ],
)  # fmt: skip
def test_what_is_not_shown_is_noted_where_there_were_words(text, note):
    incoming = read(text)
    assert note in incoming.notes
    assert ("Two" in incoming.body) == ("Two" in text)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("<iframe src='http://x.org/a'><![ the rest", '<p><a href="http://x.org/a">x.org</a></p>\n<p>&lt;![ the rest</p>'),
        ("<iframe src='http://x.org/a'> text </figure> rest", '<p><a href="http://x.org/a">x.org</a></p>\n<p>text rest</p>'),
        ("<iframe src='http://x.org/a'>No <b>frames</iframe>rest", '<p><a href="http://x.org/a">x.org</a></p>\n<p>rest</p>'),
        ('<div><foo "<iframe src=\'a\'> text </figure>"></div>', "<p>&lt;foo \"&lt;iframe src='a'&gt; text &lt;/figure&gt;\"&gt;</p>"),
        ('<video><source src="https://a.b/c.mp4"><source src="https://a.b/c.webm">Too old.</video>', '<p><a href="https://a.b/c.mp4">a.b</a></p>'),
        ('<audio src="https://a.b/c.mp3">Too old.</audio>', '<p><a href="https://a.b/c.mp3">a.b</a></p>'),
    ],
)  # fmt: skip
def test_a_player_is_a_link_and_what_is_written_inside_it_is_not_shown(text, body):
    assert read(text).body == body


@pytest.mark.parametrize("depth", [10, 21, 40])
def test_deep_lists_and_quotations_keep_their_words_and_what_follows(depth):
    nested = "\n".join(f"{'  ' * level}- level {level} item" for level in range(depth))
    body = read(f"{nested}\n\n{'>' * depth} quoted\n\nThe end.").body
    assert all(f"level {level} item" in body for level in range(depth))
    assert "quoted" in body
    assert body.endswith("<p>The end.</p>")


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{'  ' * level}- a" for level in range(70)) + "\n\nend",
        ">" * 130 + " a",
        "- a\n" * 70_000,
        "[" * 150_000,
    ],
)
def test_what_is_far_beyond_any_article_is_refused_with_a_sentence(text):
    with pytest.raises(Unreadable, match=r"article.*\."):
        read(text)


@pytest.mark.parametrize(
    "unit",
    ["<title>", "<!--", "<?", "<script ", "</script>", "<iframe '", "<iframe></iframe>", "<audio>",
     "`a``b```", "``` \n", "<title>\n```\n</title>\n", "<p title='", "<foo \"", "<![CDATA["],
)  # fmt: skip
def test_time_grows_in_step_with_the_length(unit):
    assert reading(read, unit)
