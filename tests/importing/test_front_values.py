"""What the values of front matter mean, however they are written, and in which language of the three."""

from datetime import UTC, date, datetime, timedelta

import pytest

from articles.importing import front_matter, markdown
from articles.importing.incoming import Unreadable
from tests.growth import reading


def read(*lines, **more):
    return markdown.read("\n".join(["---", "date: 2014-01-01", *lines, "---", "Text."]), **more)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**Bold** [link](https://x.org) and `code`", "Bold link and code"),
        ("Love <Paris attack> victims", "Love <Paris attack> victims"),
        ("A <em class='x'>b</em> &amp; c<br>d", "A b & c d"),
        ("<script>alert(1)</script>Words", "Words"),
        ("<!-- note -->Words", "Words"),
        ("5 * 3 * 2, snake_case and [sic]", "5 * 3 * 2, snake_case and [sic]"),
    ],
)
@pytest.mark.parametrize("key", ["title", "summary", "author_note", "tags", "source", "category"])
def test_a_line_has_no_markup(key, written, shown):
    incoming = read(f"{key}: ['{written.replace(chr(39), chr(39) * 2)}']")
    fields = {"title": "headline", "summary": "standfirst"}
    found = getattr(incoming, fields.get(key, key))
    assert found == ([shown] if key == "tags" else shown)


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("authors: [{first_name: Jane, last_name: Doe}, {name: John Roe}]", ["Jane Doe", "John Roe"]),
        ("author: '[Jane Doe](https://x.org) &amp; *John Roe*'", ["Jane Doe", "John Roe"]),
        ("authors: [Jane Doe]\nauthor: John Roe", ["Jane Doe", "John Roe"]),
        ("author: {name: Jane Doe, url: https://x.org}", ["Jane Doe"]),
        ("byline: By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("params: {author: Jane Doe}", ["Jane Doe"]),
    ],
)  # fmt: skip
def test_every_author_is_found(written, authors):
    incoming = read("title: x", written)
    assert (incoming.authors, incoming.notes) == (authors, [])


def test_names_may_be_mappings():
    incoming = read("title: x", "tags: [{name: Open data}, {label: Law}]", "source: {name: Reuters, url: 'https://r.org/x'}")  # fmt: skip
    assert (incoming.tags, incoming.source) == (["Open data", "Law"], "Reuters")
    assert incoming.source_url == "https://r.org/x"


@pytest.mark.parametrize(
    ("written", "note"),
    [
        ("tags: [{weight: 3}]", "Left out of “tags” in the front matter: weight: 3."),
        ("source: [Reuters, AP]", "Source “AP” was left out: an article has one."),
        ("category: A\ncategories: [B, A]", "Category “B” was left out: an article has one."),
        ("summary: One.\ndescription: Two.", "“description” was left out of the front matter: “Two.”."),
        ("author: Jane Doe\nbyline: By J. Smith in Paris", "The byline “By J. Smith in Paris” was left out beside the authors."),
        ("image: {path: a.jpg, alt: A}", "Picture a.jpg was left out."),
        ("lang: English", "The language “English” is no code such as en or pt-BR; it was left out."),
        ("lang: 'en\" onload='", "The language “en\" onload=” is no code such as en or pt-BR; it was left out."),
        ("aliases: [/a%00b]", "The former address /a%00b cannot be one here; it was left out."),
        ("publishDate: 2999-01-01", "Its publishDate, 2999-01-01, is still to come, so it was kept as a draft."),
    ],
)  # fmt: skip
def test_what_has_no_place_is_noted(written, note):
    assert read("title: x", written).notes == [note]


def test_a_former_address_that_is_too_long_is_noted():
    incoming = read("title: x", f"aliases: [/ok/, /{'x' * 699}]")
    assert incoming.aliases == ["/ok/"]
    assert len(incoming.notes) == 1


@pytest.mark.parametrize(
    ("written", "code"),
    [("en", "en"), ("en_US", "en-US"), ("PT-br", "pt-BR"), ("zh-Hant-TW", "zh-Hant-TW"), ("de_DE.UTF-8", "de-DE")],
)  # fmt: skip
def test_a_language_is_a_code(written, code):
    assert read("title: x", f"lang: {written}").language == code


def test_what_its_site_shows_later_is_a_draft():
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).date()
    assert read("title: x", f"publishDate: {tomorrow}").draft
    assert not read("title: x", "publishDate: 2014-01-01").draft


def test_what_its_site_took_down_is_asked_about():
    incoming = read("title: x", "expiryDate: 2015-01-01")
    assert [doubt.field for doubt in incoming.doubts] == ["published_on"]
    assert "2015-01-01" in incoming.doubts[0].sentence
    assert read("title: x", "expiryDate: 2999-01-01").doubts == []


def test_json_is_read_too():
    incoming = markdown.read(
        '{\n  "title": "A *title*",\n  "date": "2014-03-05",\n  "tags": ["one", 2],\n'
        '  "draft": true,\n  "author": {"name": "Jane Doe"}, "summary": null\n}\n\n{{< sparkle >}}Text.'
    )
    assert (incoming.headline, incoming.published_on) == ("A title", date(2014, 3, 5))
    assert (incoming.tags, incoming.authors, incoming.draft) == (["One", "2"], ["Jane Doe"], True)
    assert incoming.body == "<p>Text.</p>"
    assert incoming.notes == ["Line 9: the shortcode “sparkle” is not known here and was left out."]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{\n  "title": "x",\n  "date": \n}\nText', 4),
        ('{\n"a": ' + "[" * 50 + "]" * 50 + "}\nText", 1),
        ('{\n"a": ' + "[" * 100_000, None),
        ('{\n"title": "' + "x" * 200_000 + '"}\nText', 1),
    ],
)
def test_json_with_a_fault_names_the_line(text, line):
    with pytest.raises(Unreadable) as refusal:
        markdown.read(text)
    assert line is None or refusal.value.line == line


@pytest.mark.parametrize(
    "text", ['{{< note >}}a{{< /note >}}', "{% include a %}", "{a}", '{"a": 1} is an object, he said.']
)  # fmt: skip
def test_a_text_that_begins_with_a_brace_is_no_json(text):
    assert not front_matter.begins(text)
    assert front_matter.split(text).body == text


def test_toml_has_tables_and_long_texts():
    incoming = markdown.read(
        '+++\ntitle = "x"\ndate = 2014-03-05T10:00:00-05:00\ndescription = """\nOne\ntwo"""\n'
        'tags = [\n  "a",\n  "b",\n]\n[params]\nauthor = "Jane Doe"\n[taxonomies]\n'
        'categories = ["News"]\n[[resources]]\nsrc = "a.jpg"\n+++\nText.'
    )
    assert incoming.published_at == datetime(2014, 3, 5, 10, tzinfo=incoming.published_at.tzinfo)
    assert (incoming.standfirst, incoming.tags) == ("One two", ["A", "B"])
    assert (incoming.authors, incoming.category) == (["Jane Doe"], "News")
    assert incoming.notes == ["Left out of the front matter: resources."]


@pytest.mark.parametrize("unit", ["<!--", "<script>", "[", "*", "<a ", "&", "`a", "<b>", "![a]("])
def test_time_grows_in_step_with_the_length_of_a_title(unit):
    assert reading(read, unit, around="title: '{}'")
