import pytest

from articles.rules.typesetting import typeset

BOX = '<div class="table" role="region" tabindex="0" aria-label="{}">'


@pytest.mark.parametrize(
    ("body", "page"),
    [
        ("<p>A &lt;table&gt; of words.</p>", "<p>A &lt;table&gt; of words.</p>"),
        (
            "<table><tr><td>1</td></tr></table>",
            BOX.format("Table") + "<table><tr><td>1</td></tr></table></div>",
        ),
        (
            "<table></table><p>x</p><table></table>",
            f"{BOX.format('Table 1')}<table></table></div><p>x</p>{BOX.format('Table 2')}<table></table></div>",
        ),
        ("<h3>A</h3><p>x</p><h3>B</h3>", "<h2>A</h2><p>x</p><h2>B</h2>"),
        ("<h3>A</h3><h2>B</h2><h3>C</h3>", "<h2>A</h2><h2>B</h2><h3>C</h3>"),
        ("<h2>A</h2><h3>B</h3>", "<h2>A</h2><h3>B</h3>"),
        ('<ol start="3"><li>h3</li></ol>', '<ol start="3"><li>h3</li></ol>'),
        ("", ""),
    ],
)
def test_a_body_is_set_with_boxes_for_its_tables_and_no_level_of_heading_left_out(body, page):
    assert typeset(body, "Table") == page


def test_a_table_inside_another_scrolls_with_it():
    inner = "<table><tr><td><table></table></td></tr></table>"
    page = typeset(inner, "Table")
    assert page.count("<div") == page.count("</div>") == 1
    assert page.endswith("</table></div>")
