"""Codes of themes and plugins: titles, links and words in them are not lost, words in brackets stay words."""

import pytest

from articles.importing import markdown
from tests.growth import reading

HEAD = "---\ntitle: A title\ndate: 2014-03-05\n---\n"
PAGES = {"/docs/apply.md": "/apply/"}


def read(text):
    return markdown.read(HEAD + text, resolve=PAGES.get)


def link(href, words):
    return f'<p><a href="{href}">{words}</a></p>'


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ('{{< button href="https://x.org" >}}Go *now*{{< /button >}}', link("https://x.org", "Go now")),
        ('{{< button href="https://x.org" >}}', link("https://x.org", "x.org")),
        ('{{< button relref="/docs/apply.md" >}}Apply{{< /button >}}', link("/apply/", "Apply")),
        ('{% include button.html url="https://x.org/" %}', link("https://x.org/", "x.org")),
        ("{% include x.html\n url='https://x.org'\n text=\"Words\" %}", link("https://x.org", "Words")),
        ('{% include video id="XsxDH4HcOWA" provider="youtube" %}', link("https://www.youtube.com/watch?v=XsxDH4HcOWA", "Video on YouTube")),
        ('A {{< link href="https://x.org" >}}b{{< /link >}} c', '<p>A <a href="https://x.org">b</a> c</p>'),
        ("{{< gist user 123 >}}", link("https://gist.github.com/user/123", "Code on GitHub")),
        ('[x]({{ "/docs/apply.md" | relative_url }})', link("/apply/", "x")),
        ("[x]({{ site.baseurl }}/docs/apply.md)", link("/apply/", "x")),
        ("[x]({{ 'a b.pdf' | absolute_url }})", link("/a%20b.pdf", "x")),
        ("About {{ page.title }}", "<p>About A title</p>"),
        ("Dear {{ name }}", "<p>Dear {{ name }}</p>"),
        ('[audio mp3="https://a.b/c.mp3"][/audio]', link("https://a.b/c.mp3", "a.b")),
        ("[video]https://a.b/c.mp4[/video]", link("https://a.b/c.mp4", "a.b")),
        ("[youtube abc123]", link("https://www.youtube.com/watch?v=abc123", "Video on YouTube")),
        ('[button url="https://x.org"]Go[/button]', link("https://x.org", "Go")),
        ("a [url=https://x.org]b[/url] c", '<p>a <a href="https://x.org">b</a> c</p>'),
        ("[b]a[/b] [i]b[/i]", "<p><strong>a</strong> <em>b</em></p>"),
        ("[code]a *b*[/code]", "<pre><code>a *b*\n</code></pre>"),
        ("[vc_row][vc_column width=\"1/2\"]a[/vc_column][/vc_row]", "<p>a</p>"),
    ],
)  # fmt: skip
def test_a_code_becomes_what_it_means(text, body):
    assert read(text).body == body


@pytest.mark.parametrize(
    "text",
    [
        '{{< details "Key *facts*" >}}\nThe court.\n{{< /details >}}',
        '{{< box title="Key facts" >}}The court.{{< /box >}}',
        '{{% alert title="Key facts" color="warning" %}}\nThe court.\n{{% /alert %}}',
        '{{< notice warning "Key facts" >}}The court.{{< /notice >}}',
        '{{< sparkle title="Key facts" >}}The court.{{< /sparkle >}}',
        '[su_box title="Key facts"]The court.[/su_box]',
    ],
)
def test_the_title_of_a_box_stands_above_its_words(text):
    assert read(text).body == "<p><strong>Key facts</strong></p>\n<p>The court.</p>"


def test_a_box_in_a_list_stays_in_it():
    body = read('- one\n  {{< box title="Two" >}}\n  three\n  {{< /box >}}').body
    assert body == ("<ul><li><p>one</p>\n<p><strong>Two</strong></p>\n<p>three</p>\n</li>\n</ul>")


@pytest.mark.parametrize(
    "text",
    [
        '{{< quote author="Jane Roe" >}}\nIt *works*.\n{{< /quote >}}\nEnd',
        '[quote cite="Jane Roe"]It *works*.[/quote] End',
        '{% pullquote author="Jane Roe" %}It *works*.{% endpullquote %}End',
    ],
)
def test_a_quotation_between_codes_is_set_apart(text):
    assert read(text).body == (
        "<blockquote><p>It <em>works</em>.</p>\n<p><cite>Jane Roe</cite></p>\n</blockquote>\n<p>End</p>"
    )


@pytest.mark.parametrize(
    "words",
    ["[sic]", "[PDF]", "[video of the event]", "[quote unquote]", "[youtube channel]", "[/sarcasm]",
     "[emphasis added]", "[1]", "[su]", "[average]", "[quote] open", "[/Developer kit]"],
)  # fmt: skip
def test_words_in_brackets_stay_words(words):
    incoming = read(f"He said {words} here.")
    assert (incoming.body, incoming.notes) == (f"<p>He said {words} here.</p>", [])


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ('[gallery ids="1,2"]', 'The code [gallery ids="1,2"] is not known here and was left out.'),
        ("[table id=5 /]", "The code [table id=5 /] is not known here and was left out."),
        ("[rant]a[/rant]", "The code [rant] is not known here and was left out; the words inside were kept."),
        ('{{< chart "Votes by state" >}}', "Line 5: the shortcode “chart” (Votes by state) is not known here and was left out."),
        ('{{< odd >}}a{{< /odd >}}', "Line 5: the shortcode “odd” is not known here; the words inside were kept."),
        ('{{< card link="https://a.b" title="T" sub="One two" >}}', "Line 5: the words “One two” of the shortcode “card” were left out."),
        ("{{ page.author }}", "Line 5: what “page.author” stands for was left out."),
        ('{{< figure src="a.jpg" title="T" attr="Me" >}}', "Picture a.jpg (caption: T (Me)) was left out."),
    ],
)  # fmt: skip
def test_what_is_left_out_is_noted(text, note):
    assert note in read(text).notes


@pytest.mark.parametrize(
    "unit",
    ["[quote]a[/quote]", '[a x="', "[su_a ", "[button]", '[a b="c"]', "{% include x ", '{{ "a" | ',
     "{{< box title=\"a\" >}}{{< /box >}}", "{{< button >}}", "{{< quote >}}"],
)  # fmt: skip
def test_time_grows_in_step_with_the_length(unit):
    assert reading(read, unit)
