"""Shortcodes and old HTML: what they mean is kept, what cannot be shown is noted, nothing raw is left."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.importing import markdown
from articles.importing.incoming import Unreadable
from tests.growth import reading
from tests.histories import examples

HEAD = "---\ntitle: A title\ndate: 2014-03-05\n---\n"
RAW = re.compile(
    r"\{\{[<%]|[<%]\}\}|newsroomstandin|\[/?(?:youtube|caption|soundcloud|slideshare)[ =\]]"
)
PAGES = {"2014-06-11-other.md": "/2014/06/11/other/"}


def read(text):
    return markdown.read(HEAD + text, resolve=PAGES.get)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            '[a]({{< ref "2014-06-11-other.md" >}} "T")',
            '<p><a href="/2014/06/11/other/" title="T">a</a></p>',
        ),
        (
            '[a]({{<ref "2014-06-11-other.md#part">}})',
            '<p><a href="/2014/06/11/other/#part">a</a></p>',
        ),
        (
            '<a href="{{< ref "2014-06-11-other.md" >}}">a</a>',
            '<p><a href="/2014/06/11/other/">a</a></p>',
        ),
        ("[a]({% post_url 2014-06-11-other.md %})", '<p><a href="/2014/06/11/other/">a</a></p>'),
        ('[a]({{< ref "nowhere.md" >}})', "<p>a</p>"),
        ('<a href="{{< tmp "events/x.md" >}}">a</a> b', "<p>a b</p>"),
        (
            '{{< youtube id="5vy" title="A film" >}}',
            '<p><a href="https://www.youtube.com/watch?v=5vy">A film</a></p>',
        ),
        (
            "[youtube=http://www.youtube.com/watch?v=5vy&w=600]",
            '<p><a href="https://www.youtube.com/watch?v=5vy">Video on YouTube</a></p>',
        ),
        (
            "[soundcloud url=&#8221;https://s.org/1&#8243; auto\\_play=false /]",
            '<p><a href="https://s.org/1">s.org</a></p>',
        ),
        (
            '{{< tweet user="CIA" id="619" >}}',
            '<p><a href="https://twitter.com/CIA/status/619">Post by @CIA</a></p>',
        ),
        (
            '{{< quote-block text="It *works*." cite="Edison" >}}',
            "<blockquote><p>It <em>works</em>.</p>\n<p><cite>Edison</cite></p>\n</blockquote>",
        ),
        ("{{< note >}}Take **care**.{{< /note >}}", "<p>Take <strong>care</strong>.</p>"),
        ('One {{< img src="a.jpg" >}} two', "<p>One two</p>"),
        ("`{{< unknown >}}` in code", "<p>in code</p>"),
        (
            "[sic] and [PDF] and [video of the event]",
            "<p>[sic] and [PDF] and [video of the event]</p>",
        ),
        ("[youtube channel](https://a.b)", '<p><a href="https://a.b">youtube channel</a></p>'),
    ],
)
def test_a_shortcode_becomes_what_it_means(text, body):
    assert read(text).body == body


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ('{{< legacy-img src="a.jpg" alt="A cat" caption="By X" >}}', "Picture a.jpg (A cat, caption: By X) was left out."),
        ("![A cat](a.jpg)", "Picture a.jpg (A cat) was left out."),
        ('[caption id="1"]<img src="a.jpg" alt="A cat"> By X[/caption]', "Picture a.jpg (A cat, caption: By X) was left out."),
        ('<figure><img src="a.jpg"><figcaption>By X</figcaption></figure>', "The caption “By X” was left out with its picture."),
        ('Words\n\n[a]({{< ref "nowhere.md" >}})', "Line 7: the link to nowhere.md leads to no page here; its words were kept."),
        ("Words\n\n{{< sparkle 3 >}}", "Line 7: the shortcode “sparkle” is not known here and was left out."),
        ("Words {{< open", "Line 5: the shortcode sign {{< open was left out."),
        ('<iframe src="https://player.vimeo.com/video/7"></iframe>', "What https://vimeo.com/7 showed inside the page became a link."),
    ],
)  # fmt: skip
def test_what_is_left_out_is_noted(text, note):
    incoming = read(text)
    assert note in incoming.notes
    assert not RAW.search(incoming.body)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("[![A cat](a.jpg)](b.jpg)", ""),
        ("[![A cat](a.jpg)](https://cats.org/)", '<p><a href="https://cats.org/">A cat</a></p>'),
        ("# One\n\n### Two\n\n##### Three", "<h2>One</h2>\n<h3>Two</h3>\n<h3>Three</h3>"),
        ("### One {#first}\n\n**x**", "<h2>One</h2>\n<p><strong>x</strong></p>"),
        ("<center><b>a</b> <i>b</i></center>", "<p><strong>a</strong> <em>b</em></p>"),
        ("<div>a<p>b</p>c</div>", "<p>a</p>\n<p>b</p>\n<p>c</p>"),
        ("a<br><br>b<br>c", "<p>a</p>\n<p>b<br>c</p>"),
        ("<b>a<p>b</p></b>", "<p><strong>a</strong></p>\n<p><strong>b</strong></p>"),
        ("<script>alert(1)</script>text", "<p>text</p>"),
        ("The <location> tag", "<p>The &lt;location&gt; tag</p>"),
        ("a https://a.org/b. c", '<p>a <a href="https://a.org/b">https://a.org/b</a>. c</p>'),
        ("[a](#part)", "<p>a</p>"),
        ("[a](//a.org)", '<p><a href="https://a.org">a</a></p>'),
        ("[a](mailto:x@a.org?subject=Two words)", '<p><a href="mailto:x@a.org?subject=Two%20words">a</a></p>'),
        ("**Results—**they came", "<p><strong>Results—</strong>they came</p>"),
        ("a ~~b~~", "<p>a <s>b</s></p>"),
        ("<p>\n\n    <em>a</em> b\n\n</p>", "<p><em>a</em> b</p>"),
        ("    $ curl --head", "<pre><code>$ curl --head\n</code></pre>"),
        ("| a |\n|---|\n| b |", "<table><thead><tr><th>a</th>\n</tr>\n</thead>\n<tbody><tr><td>b</td>\n</tr>\n</tbody>\n</table>"),
    ],
)  # fmt: skip
def test_old_html_becomes_an_articles_elements(text, body):
    assert read(text).body == body


def test_a_heading_that_repeats_the_headline_is_dropped():
    assert read("# A title\n\n## Part\n\nText").body == "<h2>Part</h2>\n<p>Text</p>"


def test_html_without_a_bottom_is_refused():
    with pytest.raises(Unreadable, match="too deep"):
        read("<div>" * 5000)


@settings(max_examples=examples(60, slow=400), deadline=None)
@example(["{{%", "{{<", ">}}", "%}", "{%"])
@example(["{[youtube a=b]", "{%"])
@example(["{{%", "youtube ", "{{<", ">}}", "%}}"])
@example(["[youtube ", "https://a.example/", "{{<", ">}}", "]"])
@given(st.lists(st.sampled_from(["{{<", ">}}", "{{%", "%}}", '"', "`", " ref ", "youtube ", "[youtube ", "]", "a=", "/", "x", "\n", "<img ", ">", "[caption]", "[/caption]", "{%", "%}", "    "]), max_size=30))  # fmt: skip
def test_any_heap_of_signs_leaves_no_raw_shortcode(signs):
    text = "".join(signs)
    incoming = markdown.read(HEAD + text)
    assert not re.search(r"\{\{(?:&lt;|%)|newsroomstandin", incoming.body)
    assert markdown.read(HEAD + text) == incoming


@pytest.mark.parametrize(
    "unit",
    [
        "{{<",
        '{{< a "',
        '{{% "` ',
        "[caption x]",
        "{% a ",
        "<img ",
        "&lt;img ",
        "`a` <code>x</code>",
        "**a—",
    ],
)
def test_time_grows_in_step_with_the_length(unit):
    assert reading(read, unit)
