"""Front matter: what its names mean, and which line is wrong."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing import front_matter, markdown, sniffing
from articles.importing.incoming import Unreadable
from articles.importing.names import Names, gather


def read(*lines, name="", names=None, body="Text."):
    return markdown.read("\n".join(["---", *lines, "---", body]), names=names, name=name)


def fields(incoming):
    return {doubt.field for doubt in incoming.doubts}


def test_every_name_finds_its_field():
    incoming = read(
        "title: 'Don&#8217;t panic'", "date: 2014-03-05 10:00:50 -0400", "summary: A <em>short</em> word &amp; more",
        "slug: dont-panic", "topics: [open-data, Mobile]", "authors:", "  - jane-doe", "category: Blog",
        "section: news/europe", "source: gsa", "source_url: https://example.org/x", "lang: en",
        "author_note: Jane Doe is a writer.", "aliases:", "  - /old/path/", "  - https://example.org/older/?x=1", "draft: true",
        names=Names(authors={"jane-doe": "Jane Doe"}, sources={"gsa": "General Services"}),
    )  # fmt: skip
    assert incoming.headline == "Don’t panic"
    assert incoming.published_on == date(2014, 3, 5)
    assert incoming.published_at == datetime(
        2014, 3, 5, 10, 0, 50, tzinfo=timezone(timedelta(hours=-4))
    )
    assert incoming.standfirst == "A short word & more"
    assert (incoming.slug, incoming.category, incoming.language) == ("dont-panic", "Blog", "en")
    assert incoming.section == ("news", "europe")
    assert (incoming.source, incoming.source_url) == ("General Services", "https://example.org/x")
    assert incoming.tags == ["Open data", "Mobile"]
    assert incoming.authors == ["Jane Doe"]
    assert incoming.author_note == "Jane Doe is a writer."
    assert incoming.aliases == ["/old/path/", "/older/"]
    assert incoming.draft
    assert (incoming.doubts, incoming.notes) == ([], [])


@pytest.mark.parametrize(
    ("lines", "canonical"),
    [
        (["canonicalURL: https://example.org/x"], True),
        (["source_url: https://example.org/x", "canonical_url: https://example.org/x"], True),
        (["source_url: https://example.org/x"], False),
        (["source_url: https://example.org/x", "canonical: https://example.org/y"], False),
        (["canonical: /x/"], False),
    ],
)
def test_the_original_is_canonical_where_the_material_says_so(lines, canonical):
    incoming = read("title: One", "date: 2014-01-01", *lines)
    assert incoming.original_is_canonical is canonical


@pytest.mark.parametrize(
    ("written", "tag"),
    [("pt_br.UTF-8", "pt-BR"), ("JP", "ja"), ("english", ""), ("zh-hant", "zh-Hant")],
)
def test_a_language_comes_in_by_its_code_or_is_noted(written, tag):
    incoming = read("title: One", "date: 2014-01-01", f"lang: {written}")
    assert incoming.language == tag
    assert bool(incoming.notes) == (tag == "")


@pytest.mark.parametrize(
    ("written", "headline"),
    [
        ("404", "404"),
        ("0x10", "0x10"),
        ("yes", "yes"),
        ("2014-01-01", "2014-01-01"),
        ("1_000", "1_000"),
    ],
)
def test_a_title_is_the_text_as_written(written, headline):
    assert read(f"title: {written}", "date: 2014-01-01").headline == headline


def test_a_title_that_is_a_list_is_joined_and_doubted():
    incoming = read("title: [One, two]", "date: 2014-01-01")
    assert incoming.headline == "One two"
    assert fields(incoming) == {"headline"}


@pytest.mark.parametrize("written", ["", "~", "null", "''"])
def test_an_empty_title_is_doubted(written):
    assert fields(read(f"title: {written}", "date: 2014-01-01")) == {"headline"}


@pytest.mark.parametrize("key", ["topics", "tags"])
@pytest.mark.parametrize("written", ["[a-b, c, a-b]", "a-b, c"])
def test_tags_come_as_a_list_or_with_commas_and_once_each(key, written):
    assert read("title: x", "date: 2014-01-01", f"{key}: {written}").tags == ["A b", "C"]


def test_the_name_of_a_jekyll_file_gives_date_and_slug():
    incoming = read("title: x", name="news/2014-03-05-some-words.md")
    assert (incoming.published_on, incoming.slug) == (date(2014, 3, 5), "some-words")
    assert incoming.doubts == []


def test_an_impossible_date_is_doubted_and_never_taken_from_the_name():
    incoming = read("title: x", "date: 2014-02-30", name="2014-03-05-x.md")
    assert incoming.published_on is None
    assert fields(incoming) == {"published_on"}


def test_an_author_without_a_file_is_named_from_the_short_form_with_a_doubt():
    incoming = read("title: x", "date: 2014-01-01", "authors: [justin-dopke]")
    assert incoming.authors == ["Justin Dopke"]
    assert fields(incoming) == {"authors"}


@pytest.mark.parametrize(
    "written", ["Jane Doe and John Roe", "Jane Doe, John Roe", "[Jane Doe, {name: John Roe}]"]
)
def test_several_authors_on_a_line_are_parted(written):
    assert read("title: x", "date: 2014-01-01", f"author: {written}").authors == [
        "Jane Doe",
        "John Roe",
    ]


def test_what_is_not_known_is_noted_and_what_means_nothing_is_not():
    incoming = read(
        "title: x", "date: 2014-01-01", "weight: 3", "expirydate: 2025-01-01", "mood: blue"
    )
    assert incoming.notes == ["Left out of the front matter: mood."]


def test_a_shortcode_in_front_matter_is_never_shown():
    incoming = read(
        "title: x",
        "date: 2014-01-01",
        "summary: 'See [youtube https://youtu.be/x] {{< img src=\"a.jpg\" >}} it'",
    )
    assert incoming.standfirst == "See it"
    assert incoming.notes == ["Picture a.jpg was left out."]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\ntitle: x\n", 1, "never closed"),
        ("\n\n---\ntitle: x\n", 3, "never closed"),
        ("---\ntitle: a: b\n---\n", 2, "second colon"),
        ("---\ntitle: x\nsummary: 'open\n---\n", 3, "quotation mark"),
        ("---\ntitle: x\n\tdate: y\n---\n", 3, "tab"),
        ("---\ntitle: x\nsummary: *stars*\n---\n", 3, ""),
        ("---\na: &a [x, x]\nb: &b [*a, *a]\n---\n", 3, "alias"),
        ("---\n- a\n- b\n---\n", 2, "name: value"),
        ("---\njust words\n---\n", 2, "name: value"),
        ("---\na: " + "[" * 5000 + "\n---\n", 2, "nested too deep"),
        ("---\na: b\x07c\n---\n", None, "front matter"),
        ("+++\ntitle = \n+++\n", 2, "TOML"),
    ],
)
def test_what_cannot_be_read_names_the_line_of_the_file(text, line, words):
    with pytest.raises(Unreadable) as refusal:
        markdown.read(text)
    assert words in refusal.value.reason
    assert refusal.value.reason.endswith(".")
    if line:
        assert refusal.value.line == line
        assert str(refusal.value).startswith(f"line {line}: ")


def test_toml_between_plus_signs_is_read_too():
    incoming = markdown.read(
        '+++\ntitle = "A title"\ndate = 2014-03-05T10:00:00Z\ntags = ["one"]\n+++\nText.'
    )
    assert (incoming.headline, incoming.published_on, incoming.tags) == (
        "A title",
        date(2014, 3, 5),
        ["One"],
    )


def test_empty_front_matter_is_no_error():
    assert markdown.read("---\n---\nText.").body == "<p>Text.</p>"


def test_without_front_matter_the_first_heading_is_the_headline():
    incoming = sniffing.read("# A headline\n\nText.\n", name="2014-03-05-x.md")
    assert (incoming.headline, incoming.body) == ("A headline", "<p>Text.</p>")
    assert fields(incoming) == {"headline"}


def test_the_content_decides_the_reader():
    assert sniffing.read("\ufeff\n---\ntitle: x\n---\nText.").headline == "x"
    assert sniffing.read("A headline\n\n• June 30, 2022\n\nText.").published_on == date(2022, 6, 30)


@pytest.mark.parametrize("text", ["", " \n", "a\x00b", "<!DOCTYPE html><p>x", "x" * 2_000_001])
def test_what_is_no_article_is_refused_with_a_sentence(text):
    with pytest.raises(Unreadable) as refusal:
        sniffing.read(text)
    assert refusal.value.reason.endswith((".", "?)."))


def test_bytes_become_text_in_the_encodings_that_people_send():
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert sniffing.decode("Łódź\n".encode(encoding)) == sniffing.Decoded("Łódź\n")
    old = sniffing.decode("one\ncafé – “x”".encode("cp1252"))
    assert old.text == "one\ncafé – “x”"
    assert "line 2" in old.note


@pytest.mark.parametrize(
    "data", [b"%PDF\x00\x01", b"\xff\xfe\x00", "x".encode("utf-16-le"), b"x" * 2_000_001]
)
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(Unreadable):
        sniffing.decode(data)


def test_names_come_from_the_files_of_topics_authors_and_sources():
    files = {
        "content/topics/open-data/_index.md": "---\nslug: 'open-data'\ntitle: Open Data\n---\n",
        "content/authors/jane-doe/_index.md": "---\nfirst_name: Jane\nlast_name: Doe\n---\n",
        "content/authors/jr/_index.md": "---\ndisplay_name: J. R.\nfirst_name: John\n---\n",
        "content/sources/source_gsa.md": "---\nslug: gsa\nname: General Services\n---\n",
        "content/topics/_index.md": "---\ntitle: Topics\n---\n",
        "content/authors/broken/_index.md": "---\na: b: c\n---\n",
    }
    names, refused = gather((path, lambda text=text: text) for path, text in files.items())
    assert names.topic("open-data") == "Open Data"
    assert (names.author("jane-doe"), names.author("jr")) == ("Jane Doe", "J. R.")
    assert names.source("gsa") == "General Services"
    assert list(names.topics) == ["open-data"]
    assert list(refused) == ["content/authors/broken/_index.md"]


@given(st.text(max_size=200))
def test_any_front_matter_is_read_or_refused(text):
    refused = False
    try:
        front_matter.split(f"---\n{text}\n---\nText.")
    except Unreadable:
        refused = True
    if not refused:
        assert markdown.read(f"---\n{text}\n---\nText.")
