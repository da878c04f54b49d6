"""What kramdown, GitHub, Ghost, Octopress and their converters write, as readers got it."""

import pytest

from articles.importing import markdown
from tests.growth import reading

HEAD = "---\ntitle: A title\ndate: 2014-03-05\n---\n"


def read(text):
    return markdown.read(HEAD + text, resolve={"/about/": "/about/"}.get)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Apple\n: A fruit\n: A firm", "<p>Apple</p>\n<p>A fruit</p>\n<p>A firm</p>"),
        ("a\n\n[TOC]\n\nb", "<p>a</p>\n<p>b</p>"),
        ("a {% include toc title=\"Contents\" %}", "<p>a</p>"),
        ('<div class="x" markdown="1">\n**a**\n</div>', "<p><strong>a</strong></p>"),
        ("[a](__GHOST_URL__/about/)", '<p><a href="/about/">a</a></p>'),
        ("> [!NOTE]\n> a", "<blockquote><p><strong>Note</strong></p>\n<p>a</p>\n</blockquote>"),
        (":::tip Know this\na\n:::", "<p><strong>Know this</strong></p>\n<p>a</p>"),
        ("|a|b|\n|c|d|\n", "<table><thead><tr><th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody><tr><td>c</td>\n<td>d</td>\n</tr>\n</tbody>\n</table>"),
        ("[a b]{.smallcaps} c", "<p>a b c</p>"),
        ("{% blockquote Jane Roe https://x.org %}\na\n{% endblockquote %}", "<blockquote><p>a</p>\n<p><cite>Jane Roe</cite></p>\n</blockquote>"),
        ('{% pullquote %}\na {" b "} c\n{% endpullquote %}', "<blockquote><p>a b c</p>\n</blockquote>"),
        ("{% highlight ruby %}\na < b\n{% endhighlight %}", "<pre><code>a &lt; b\n</code></pre>"),
        ('a<sup id="r"><a href="#f">1</a></sup>\n\n<ol><li id="f">b&#160;<a href="#r">&#8617;</a></li></ol>', "<p>a<sup>1</sup></p>\n<ol><li>b</li>\n</ol>"),
        ("`[TOC]` and `: b`", "<p><code>[TOC]</code> and <code>: b</code></p>"),
    ],
)  # fmt: skip
def test_a_dialect_becomes_what_it_means(text, body):
    assert read(text).body == body


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("The EU\n\n*[EU]: European Union", "The abbreviation EU (European Union) was left unexplained."),
        ("{% img left /images/a.jpg 300 200 'Title' %}", "Picture /images/a.jpg was left out."),
        ("{% asset_img a.jpg Caption %}", "Picture a.jpg was left out."),
    ],
)  # fmt: skip
def test_what_is_left_out_is_noted(text, note):
    assert read(text).notes == [note]


def test_words_of_wordpress_for_no_category_give_way_to_a_category():
    text = "---\ntitle: x\ndate: 2014-01-01\ncategories: [Uncategorized, News]\n---\nText."
    incoming = markdown.read(text)
    assert (incoming.category, incoming.notes) == ("News", [])


@pytest.mark.parametrize(
    "unit",
    ["|a|\n", "| ", "*[a]: b\n", "> [!NOTE]\n", ":::", ":::\n", "\n: a", '{" a', "[a]{.b", "[TOC]\n",
     "<div markdown=1>", "<div ", '<a href="#a">'],
)  # fmt: skip
def test_time_grows_in_step_with_the_length(unit):
    assert reading(read, unit)
