"""The printed press-digest page, in the forms in which people really paste it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing import press_digest
from articles.importing.incoming import Unreadable
from tests.growth import reading
from tests.histories import examples

TOP = "print PRINT\n\nINTERNATIONAL > Europe\n\nA headline about the world\n\n"
FACTS = "  • June 30, 2022\n  • , Nikkei Asia\n  • English Press\n\n"
BODY = "The first paragraph says something.\n\nThe second one says more.\n"
TOPICS = "\n\n  • Ukraine\n  • COVID-19\n"


def parts(incoming):
    return (
        incoming.section, incoming.headline, incoming.published_on,
        incoming.source, incoming.category, incoming.trending, incoming.body,
    )  # fmt: skip


def fields(incoming):
    return {doubt.field for doubt in incoming.doubts}


WHOLE = press_digest.read(TOP + FACTS + BODY + TOPICS)


def test_every_part_of_the_page_is_found():
    assert WHOLE.section == ("INTERNATIONAL", "Europe")
    assert WHOLE.headline == "A headline about the world"
    assert WHOLE.published_on == date(2022, 6, 30)
    assert WHOLE.source == "Nikkei Asia"
    assert WHOLE.category == "English Press"
    assert (
        WHOLE.body == "<p>The first paragraph says something.</p>\n<p>The second one says more.</p>"
    )
    assert WHOLE.trending == ["Ukraine", "COVID-19"]
    assert WHOLE.tags == []
    assert WHOLE.doubts == []


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("\n\n", "\n\n\n\n"),
        lambda text: text.replace("print PRINT", "🖨 Print"),
        lambda text: text.replace("print PRINT", "PRINT"),
        lambda text: text.removeprefix("print PRINT"),
        lambda text: text.replace(" > ", " › "),
        lambda text: text.replace(" > ", ">"),
        lambda text: text.replace(" > ", " >\n"),
        lambda text: text.replace(" > ", " / "),
        lambda text: text.replace("INTER", "Home > INTER"),
        lambda text: text.replace("  • ", "•\t"),
        lambda text: text.replace("  • ", "•"),
        lambda text: text.replace("  • ", "- "),
        lambda text: text.replace("  • ", "* "),
        lambda text: text.replace("  • ", "▪\n"),
        lambda text: text.replace("\n  • ", "\n\n  ● "),
        lambda text: text.replace("June 30, 2022", "2022-06-30"),
        lambda text: text.replace("June 30, 2022", "Thursday, 30 June 2022"),
        lambda text: text.replace("June 30, 2022\n  • , Nikkei", "June 30, 2022, Nikkei"),
        lambda text: text.replace("2022\n  • , Nikkei Asia\n  •", "2022 · Nikkei Asia ·"),
        lambda text: text.replace("June", "\u200bJune\u200e"),
        lambda text: (
            text.replace("  • June", "June").replace("  • , Nik", ", Nik").replace("  • Eng", "Eng")
        ),
    ],
)
def test_the_same_page_however_it_was_pasted(change):
    assert parts(press_digest.read(change(TOP + FACTS + BODY + TOPICS))) == parts(WHOLE)


def test_a_leading_comma_before_the_source_is_dropped():
    text = TOP + "• English Press\n• , Nikkei Asia\n• June 30, 2022\n\n" + BODY
    incoming = press_digest.read(text)
    assert (incoming.source, incoming.category) == ("Nikkei Asia", "English Press")


def test_a_missing_category_is_no_doubt_when_the_comma_shows_the_source():
    incoming = press_digest.read(TOP + "• June 30, 2022\n• , Nikkei Asia\n\n" + BODY)
    assert (incoming.source, incoming.category, incoming.doubts) == ("Nikkei Asia", "", [])


@pytest.mark.parametrize(
    ("text", "about"), [("English Press", "category"), ("Nikkei Asia", "source")]
)
def test_one_name_without_a_comma_is_guessed_and_doubted(text, about):
    incoming = press_digest.read(TOP + f"• June 30, 2022\n• {text}\n\n" + BODY)
    assert getattr(incoming, about) == text
    assert fields(incoming) == {about}


def test_a_single_section_in_capitals_is_taken_with_a_doubt():
    incoming = press_digest.read("PRINT\n\nPOLITICS\n\nA headline\n\n" + FACTS + BODY)
    assert (incoming.section, incoming.headline) == (("POLITICS",), "A headline")
    assert fields(incoming) == {"section"}


def test_three_levels_of_sections_keep_their_order():
    incoming = press_digest.read("A > B > C\nA headline\n" + FACTS + BODY)
    assert incoming.section == ("A", "B", "C")


def test_a_headline_in_capitals_alone_is_no_section():
    incoming = press_digest.read("BREAKING NEWS FROM TOKYO\n\n" + FACTS + BODY)
    assert (incoming.section, incoming.headline) == ((), "BREAKING NEWS FROM TOKYO")


def test_french_punctuation_makes_no_breadcrumb():
    for headline in ("Ukraine : la guerre continue", "« Nous sommes prêts », dit-il"):
        assert press_digest.read(f"{headline}\n\n{FACTS}{BODY}").headline == headline


def test_a_headline_on_two_lines_is_joined_and_doubted():
    incoming = press_digest.read("A > B\n\nA headline that goes\non below\n\n" + FACTS + BODY)
    assert incoming.headline == "A headline that goes on below"
    assert fields(incoming) == {"headline"}


def test_an_impossible_date_is_a_sentence_and_never_an_error():
    incoming = press_digest.read(TOP + FACTS.replace("June 30", "February 30") + BODY)
    assert incoming.published_on is None
    assert [doubt.field for doubt in incoming.doubts] == ["published_on"]
    assert "February 30, 2022" in incoming.doubts[0].sentence


def test_a_page_without_facts_keeps_headline_and_text():
    incoming = press_digest.read("A headline\n\n" + BODY)
    assert incoming.headline == "A headline"
    assert incoming.body.count("<p>") == 2
    assert fields(incoming) == {"published_on"}


def test_a_page_without_headline_says_so():
    incoming = press_digest.read("INTERNATIONAL > Europe\n\n" + FACTS + BODY)
    assert incoming.headline == ""
    assert fields(incoming) == {"headline"}


def test_a_headline_of_ten_thousand_characters_is_kept_and_doubted():
    incoming = press_digest.read("A > B\n\n" + "x" * 10_000 + "\n\n" + FACTS + BODY)
    assert len(incoming.headline) == 10_000
    assert incoming.source == "Nikkei Asia"
    assert fields(incoming) == {"headline"}


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff", "\u00a0\u200b\n", "print PRINT\n"])
def test_an_empty_page_is_refused(text):
    with pytest.raises(Unreadable, match="no text"):
        press_digest.read(text)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane Doe has been Minister of Finance since 2014.", ["Jane Doe"]),
        ("(Jane Doe is a reporter at Reuters.)", ["Jane Doe"]),
        ("Jane Doe and John Roe are professors of law at Yale.", ["Jane Doe", "John Roe"]),
        (
            "Jane van der Meer, a former judge, is a fellow at the Institute. Her book is new.",
            ["Jane van der Meer"],
        ),
        ("Jean Dupont est professeur à Lyon.", ["Jean Dupont"]),
        ("By Jane Doe", ["Jane Doe"]),
        ("— Jane Doe", ["Jane Doe"]),
        ("The author is a professor at Tokyo University.", []),
    ],
)
def test_the_line_that_closes_the_piece_becomes_the_authors_note(line, names):
    incoming = press_digest.read(TOP + FACTS + BODY + "\n" + line + TOPICS)
    assert incoming.author_note == line
    assert incoming.authors == names
    assert incoming.body.count("<p>") == 2
    assert fields(incoming) == ({"authors"} if names else set())


@pytest.mark.parametrize(
    "line", ["Ukraine is our partner.", "The United States is a member.", "Jane Doe likes cats."]
)
def test_an_ordinary_last_paragraph_stays_in_the_text(line):
    incoming = press_digest.read(TOP + FACTS + BODY + "\n" + line + TOPICS)
    assert incoming.author_note == ""
    assert incoming.body.endswith(f"<p>{line}</p>")


def test_a_last_paragraph_that_may_be_about_a_person_is_left_and_doubted():
    incoming = press_digest.read(TOP + FACTS + BODY + "\nNorth Korea is a danger to peace.\n")
    assert incoming.author_note == ""
    assert fields(incoming) == {"author_note"}


def test_bullets_inside_the_text_are_a_list_and_no_topics():
    text = BODY + "\nThree reasons:\n\n• one\n• two\n\nThen he left.\n" + TOPICS
    incoming = press_digest.read(TOP + FACTS + text)
    assert "<ul><li>one</li><li>two</li></ul>" in incoming.body
    assert incoming.trending == ["Ukraine", "COVID-19"]


def test_a_list_after_a_colon_at_the_end_belongs_to_the_text():
    incoming = press_digest.read(TOP + FACTS + BODY + "\nThree reasons:\n\n• one\n• two\n")
    assert incoming.trending == []
    assert incoming.body.endswith("</ul>")


def test_lines_wrapped_at_a_width_are_one_paragraph():
    line = "the quick brown fox jumps over the lazy dog and then it goes on and on until"
    incoming = press_digest.read(
        TOP + FACTS + f"{line}\n{line}\nthe end.\n\n{line}\n{line}\nover.\n"
    )
    assert incoming.body.count("<p>") == 2


def test_lines_not_wrapped_are_a_paragraph_each():
    long = "A sentence of the paragraph. " * 8
    assert press_digest.read(TOP + FACTS + f"{long}\n{long}\nShort.\n").body.count("<p>") == 3
    assert (
        press_digest.read(TOP + FACTS + "Roses are red\nViolets are blue\n").body.count("<p>") == 2
    )


def test_text_is_escaped_and_bare_addresses_are_links():
    incoming = press_digest.read(
        TOP + FACTS + "<script>x</script> & see https://example.org/a_(b).\n"
    )
    assert "&lt;script&gt;x&lt;/script&gt; &amp; see " in incoming.body
    assert '<a href="https://example.org/a_(b)">https://example.org/a_(b)</a>.' in incoming.body


@pytest.mark.parametrize(
    ("top", "day", "source"),
    [
        ("国際 > 欧州\n\nNATOが語る\n\n• 2022年6月30日\n• 、日本経済新聞\n\n", date(2022, 6, 30), "日本経済新聞"),
        ("دولي > أوروبا\n\nالأمين العام\n\n• ٣٠ يونيو ٢٠٢٢\n• ، الأهرام\n\n", date(2022, 6, 30), "الأهرام"),
        ("СВІТ > Європа\n\nГенсек НАТО\n\n• 30 червня 2022\n• , Українська правда\n\n", date(2022, 6, 30), "Українська правда"),
        ("विश्व > यूरोप\n\nनाटो\n\n• ३० जून २०२२\n• , जागरण\n\n", date(2022, 6, 30), "जागरण"),
    ],
)  # fmt: skip
def test_other_scripts_are_read_alike(top, day, source):
    incoming = press_digest.read(top + BODY)
    assert len(incoming.section) == 2
    assert incoming.headline
    assert (incoming.published_on, incoming.source) == (day, source)


@settings(max_examples=examples(100, slow=600), deadline=None)
@given(
    st.text(alphabet=st.sampled_from("aA .,:>/•-*—1230\n\t\u00a0\u200b年Éщ()«»"), max_size=300)
    | st.text(max_size=300)
)
def test_any_text_is_read_or_refused_and_twice_alike(text):
    def attempt():
        try:
            return press_digest.read(text)
        except Unreadable as reason:
            return str(reason)

    assert attempt() == attempt()


@pytest.mark.parametrize(
    "unit",
    [
        "•",
        "• ",
        ">",
        " ",
        "\n",
        "•\n",
        "a\n",
        "a > ",
        "A. ",
        "http://",
        "https://a.b/))",
        "- a\n",
        "1",
        "(",
        "• a\n\n",
        ", ",
    ],
)
def test_time_grows_in_step_with_the_length(unit):
    assert reading(press_digest.read, unit, around=TOP + FACTS + "{}x", small=50_000)
