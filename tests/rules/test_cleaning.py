import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rules.cleaning import clean_body, clean_line, excerpt, text_of
from tests.growth import in_step

PIECES = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<svg>", "<script>", "</script>", "<a href='javascript:x'>", "<table>",
     "<td>", "</table>", "<h1>", "<div>", "</div>", "word", " ", "&nbsp;", "<br>", "<!-- ", "<li>", "<style>",
     "<p onclick=x>", "\x00", "&lt;script&gt;", "<blockquote>", "<textarea>", "<h4>", "<em></em>"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join))
def test_cleaning_twice_is_cleaning_once(html):
    once = clean_body(html)
    assert clean_body(once) == once


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("<p onclick='x()'>a</p>", "<p>a</p>"),
        ("<p>a<script>alert(1)</script></p>", "<p>a</p>"),
        ("<svg><text>a</text></svg><p>b</p>", "<p>b</p>"),
        ("<p><a href='javascript:alert(1)'>a</a></p>", '<p><a rel="noopener">a</a></p>'),
        ("<p><a href='mailto:a@example.org'>a</a></p>", '<p><a href="mailto:a@example.org" rel="noopener">a</a></p>'),
        ("<h1>a</h1><h4>b</h4>", "<h2>a</h2><h3>b</h3>"),
        ("<p><b>a</b> <i>b</i></p>", "<p><strong>a</strong> <em>b</em></p>"),
        ("<p></p><p> <em> </em></p><p>a</p>", "<p>a</p>"),
        ("<p style='color:red'>a</p>", "<p>a</p>"),
        ("<iframe src='https://example.org'>x</iframe><p>a</p>", "<p>a</p>"),
        ("<img src='https://example.org/t.gif'><p>a</p>", "<p>a</p>"),
    ],
)  # fmt: skip
def test_only_what_a_story_is_made_of_gets_in(dirty, clean):
    assert clean_body(dirty) == clean


def test_a_table_keeps_its_cells():
    table = "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"
    assert clean_body(table) == table


def test_a_line_has_no_line_ends_controls_or_hidden_directions():
    assert clean_line(" a\r\n\x00b\u202e  c ") == "a b c"


def test_the_text_of_a_body_keeps_words_of_neighbouring_blocks_apart():
    assert text_of("<p>a &amp; b</p><ul><li>c</li><li>d</li></ul>") == "a & b c d"


def test_an_excerpt_is_cut_at_a_word():
    assert excerpt("<p>one two three</p>", 9) == "one two…"


def test_an_excerpt_that_ends_with_a_sentence_needs_no_ellipsis():
    assert excerpt("<p>It is over. Nobody left.</p>", 14) == "It is over."
    assert excerpt("<p>“Over?” asked the clerk.</p>", 10) == "“Over?”"


@pytest.mark.parametrize("html", ["a&#3;b", "</figure>\n\ufeff", "<p>\ufeff</p>a"])
def test_control_signs_written_as_entities_and_byte_order_marks_do_not_get_in(html):
    once = clean_body(html)
    assert clean_body(once) == once
    assert not set(once) & {"\x03", "\ufeff"}


def test_empty_elements_take_no_longer_for_standing_inside_one_another():
    def clean(depth):
        heaps = 16_000 // depth
        assert clean_body(("<strong>" * depth + "</strong>" * depth) * heaps) == ""

    # Eight times as deep and an eighth as many: the same length, so well within eight times the work.
    assert in_step(clean, 50)


def test_what_holds_an_empty_cell_or_a_rule_is_not_empty():
    html = "<blockquote><p>a</p></blockquote><table><tbody><tr><td></td></tr></tbody></table><hr>"
    assert clean_body(html + "<blockquote><p> <br></p></blockquote>") == html
