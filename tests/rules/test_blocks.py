import pytest

from articles.rules.blocks import blocks_of
from articles.rules.cleaning import clean_body


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("", []),
        ("<p>a</p>\n<p>b</p>", ["<p>a</p>", "<p>b</p>"]),
        ("<ul><li><p>a</p></li><li>b</li></ul><hr><h2>c</h2>", ["<ul><li><p>a</p></li><li>b</li></ul>", "<hr>", "<h2>c</h2>"]),
        ("loose <em>words</em><br>more<p>a</p>tail", ["loose <em>words</em><br>more", "<p>a</p>", "tail"]),
        ("<blockquote><p>a</p><p>b</p></blockquote>", ["<blockquote><p>a</p><p>b</p></blockquote>"]),
    ],
)  # fmt: skip
def test_a_body_is_cut_between_its_blocks(body, blocks):
    assert blocks_of(clean_body(body)) == blocks
