"""Press-digest pages of many papers: what stands where, and what an editor is asked."""

import re
import textwrap
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing import press_digest
from articles.importing.incoming import Unreadable
from tests.growth import reading
from tests.histories import examples

CRUMB = "INTERNATIONAL > Europe\n\n"
HEAD = "A headline about the world\n\n"
FACTS = "• June 30, 2022\n• , Nikkei Asia\n• English Press\n\n"
BODY = "The first paragraph says something.\n\nThe second one says more.\n\n"
TOPICS = "• Ukraine\n• COVID-19\n"
THE_DAY = date(2022, 6, 30)


def page(crumb=CRUMB, head=HEAD, facts=FACTS, body=BODY, topics=TOPICS):
    return press_digest.read(crumb + head + facts + body + topics)


def facts_of(incoming):
    return incoming.published_on, incoming.source, incoming.category


def doubts(incoming):
    return {doubt.field for doubt in incoming.doubts}


AS_ALWAYS = (THE_DAY, "Nikkei Asia", "English Press")


# Dates that are none, and those in company


@pytest.mark.parametrize(
    "written",
    [
        "June 30, 2022 4:30 PM EDT",
        "Jeudi 30 juin 2022 à 14h30",
        "2022年6月30日 星期四",
        "30. Juni 2022, 14:05 Uhr",
    ],
)
def test_a_date_with_a_time_leaves_source_and_category_in_their_places(written):
    incoming = page(facts=f"• {written}\n• , Nikkei Asia\n• English Press\n\n")
    assert facts_of(incoming) == AS_ALWAYS
    assert incoming.doubts == []


@pytest.mark.parametrize(
    "written", ["June 30", "June 2022", "June 29–30, 2022", "Juin 2022", "2 hours ago"]
)
def test_an_incomplete_date_is_neither_source_nor_category_but_a_doubt(written):
    incoming = page(facts=f"• {written}\n• , Nikkei Asia\n• English Press\n\n")
    assert facts_of(incoming) == (None, "Nikkei Asia", "English Press")
    assert doubts(incoming) == {"published_on"}
    assert written in incoming.doubts[0].sentence


def test_a_time_on_a_bullet_of_its_own_goes_with_the_date():
    incoming = page(facts="• June 30, 2022\n• 4:30 PM EDT\n• , Nikkei Asia\n• English Press\n\n")
    assert facts_of(incoming) == AS_ALWAYS
    assert incoming.published_at.hour == 16


def test_a_second_date_is_noted_and_doubted():
    incoming = page(
        facts="• June 30, 2022\n• Updated: July 1, 2022\n• , Nikkei Asia\n• English Press\n\n"
    )
    assert facts_of(incoming) == AS_ALWAYS
    assert doubts(incoming) == {"published_on"}
    assert any("July 1, 2022" in note for note in incoming.notes)


# Bullets that are the text's own


@pytest.mark.parametrize("point", ["Key point one is this.", "Key point one is this"])
def test_bullets_after_a_blank_line_are_no_facts(point):
    facts = f"• June 30, 2022\n• , Nikkei Asia\n\n• {point}\n• Key point two is that\n\n"
    incoming = page(facts=facts)
    assert facts_of(incoming) == (THE_DAY, "Nikkei Asia", "")
    assert f"<li>{point}</li><li>Key point two is that</li>" in incoming.body


def test_facts_with_blank_lines_between_them_are_facts_still():
    incoming = page(
        facts=FACTS.replace("\n•", "\n\n•") + "• Key point one is this.\n\n• And two.\n\n"
    )
    assert facts_of(incoming) == AS_ALWAYS
    assert "<li>Key point one is this.</li>" in incoming.body


def test_a_bullet_that_fits_no_fact_stays_in_the_text_with_a_doubt():
    incoming = page(facts=FACTS.rstrip() + "\n• Key point one is this\n\n")
    assert facts_of(incoming) == AS_ALWAYS
    assert "Key point one is this" in incoming.body
    assert doubts(incoming) == {"category"}


def test_bullets_without_a_date_that_may_be_the_news_in_short_stay_in_the_text():
    incoming = page(facts="• NATO grows in the north\n• Russia answers\n\n")
    assert (incoming.source, incoming.category) == ("", "")
    assert "<li>Russia answers</li>" in incoming.body


# Bullets of every kind


@pytest.mark.parametrize(
    "bullets",
    [
        ("1. ", "2. ", "3. "), ("1) ", "2) ", "3) "), ("— ",) * 3, ("+ ",) * 3, ("‐ ",) * 3, ("▸ ",) * 3, ("→ ",) * 3,
        ("&bull; ",) * 3, ("・",) * 3, ("\uf0b7\t",) * 3, ("\uf0a7 ",) * 3, ("\u200f• ",) * 3, ("\u200e • ",) * 3,
        ("\u061c•",) * 3, ("-",) * 3, ("*",) * 3, ("–",) * 3, ("o\t",) * 3, ("  •\u200e ",) * 3, ("⁃ ",) * 3,
    ],
)  # fmt: skip
def test_facts_and_topics_are_found_behind_every_bullet(bullets):
    a, b, c = bullets
    facts = f"{a}June 30, 2022\n{b}, Nikkei Asia\n{c}English Press\n\n"
    incoming = page(facts=facts, topics=f"{a}Ukraine\n{b}COVID-19\n")
    assert facts_of(incoming) == AS_ALWAYS
    assert incoming.trending == ["Ukraine", "COVID-19"]
    assert incoming.body.count("<p>") == 2
    assert incoming.doubts == []


def test_a_japanese_bullet_needs_no_space():
    incoming = page(facts="・2022年6月30日\n・、日本経済新聞\n・社説\n\n")
    assert facts_of(incoming) == (THE_DAY, "日本経済新聞", "社説")


def test_a_numbered_list_in_the_text_keeps_its_numbers():
    incoming = page(
        body=BODY + "Three reasons:\n1. First this.\n2. Then that.\n\nThe end of it all.\n\n"
    )
    assert "<ol><li>First this.</li><li>Then that.</li></ol>" in incoming.body


@pytest.mark.parametrize(
    "line", ["1. Only one.", "- Not The End", "— Non, dit-il.", "* * *", "2. Not the first."]
)
def test_a_sign_that_begins_one_line_only_stays_in_the_text(line):
    incoming = page(body=BODY + line + "\n\nThe end of it all.\n\n")
    assert f"<p>{line}</p>" in incoming.body


def test_speech_is_no_list():
    incoming = page(body="— Où vas-tu ?\n— À Paris.\n— Et moi ?\n\n")
    assert incoming.body == "<p>— Où vas-tu ?</p>\n<p>— À Paris.</p>\n<p>— Et moi ?</p>"


# Topics


@pytest.mark.parametrize("lead", ["What we know", "Here is what we know:", "The latest"])
def test_a_list_that_goes_on_with_the_text_is_no_list_of_topics(lead):
    incoming = page(body=BODY + lead + "\n", topics="• The ship sank\n• Nobody was hurt\n")
    assert incoming.trending == []
    assert "<li>The ship sank</li>" in incoming.body


def test_a_list_left_in_the_text_is_doubted():
    incoming = page(body=BODY + "What we know\n", topics="• The ship sank\n• Nobody was hurt\n")
    assert doubts(incoming) == {"body"}


@pytest.mark.parametrize("topic", ["U.S.", "What is NATO?", "Apple Inc.", "Biden vs. Trump"])
def test_one_topic_that_ends_like_a_sentence_does_not_hide_the_others(topic):
    incoming = page(topics=f"• Ukraine\n• {topic}\n• COVID-19\n")
    assert incoming.trending == ["Ukraine", topic, "COVID-19"]
    assert topic in incoming.notes[0]


@pytest.mark.parametrize(
    "line",
    ["Copyright © 2022 Nikkei Inc.", "All rights reserved.", "© Nikkei", "無断転載を禁じます"],
)
def test_a_copyright_line_below_the_topics_is_left_out_with_a_note(line):
    closing = "Jane Doe is a reporter at Reuters.\n\n"
    incoming = page(body=BODY + closing, topics=TOPICS + "\n" + line + "\n")
    assert incoming.trending == ["Ukraine", "COVID-19"]
    assert incoming.author_note == closing.strip()
    assert any(line in note for note in incoming.notes)
    assert line not in incoming.body


@pytest.mark.parametrize(
    "line", ["• Ukraine • COVID-19", "Ukraine • COVID-19", "• Ukraine | COVID-19"]
)
def test_topics_on_one_line_are_several(line):
    assert page(topics=line).trending == ["Ukraine", "COVID-19"]


def test_a_dash_alone_at_the_end_is_no_topic():
    incoming = page(topics="- Not The End\n")
    assert incoming.trending == []
    assert incoming.body.endswith("<p>- Not The End</p>")
    assert doubts(incoming)


def test_topics_below_their_title_are_topics_whatever_they_say():
    incoming = page(topics="Trending now:\n• The war goes on.\n• Who wins?\n")
    assert incoming.trending == ["The war goes on.", "Who wins?"]
    assert "Trending" not in incoming.body


# The head


@pytest.mark.parametrize(
    ("crumb", "section"),
    [
        ("INTERNATIONAL &gt; Europe", ("INTERNATIONAL", "Europe")), ("国際 ＞ 欧州", ("国際", "欧州")),
        ("INTERNATIONAL\n> Europe", ("INTERNATIONAL", "Europe")), ("INTERNATIONAL ➔ Europe", ("INTERNATIONAL", "Europe")),
        ("دولي < أوروبا", ("دولي", "أوروبا")), ("Home » World » Europe", ("World", "Europe")),
    ],
)  # fmt: skip
def test_a_breadcrumb_is_read_in_every_form(crumb, section):
    incoming = page(crumb=crumb + "\n\n")
    assert incoming.section == section
    assert incoming.headline == HEAD.strip()
    assert incoming.doubts == []


def test_entities_are_read_as_the_signs_they_stand_for():
    incoming = page(
        head="AT&amp;T&rsquo;s way &ndash; a story\n\n",
        body="5 &lt; 6 &amp; &unknown; too.\n\nMore.\n\n",
    )
    assert incoming.headline == "AT&T’s way – a story"
    assert "5 &lt; 6 &amp; &amp;unknown; too." in incoming.body


@pytest.mark.parametrize(
    "bar",
    [
        "Share Tweet Email",
        "Partager | Imprimer",
        "Teilen Drucken",
        "シェア ツイート",
        "Share this article 12 Facebook",
        "Facebook Twitter LinkedIn",
    ],
)
@pytest.mark.parametrize("place", ["top", "head", "facts", "end"])
def test_a_row_of_buttons_is_left_out_with_a_note(bar, place):
    at = {"top": bar + "\n\n" + CRUMB, "head": CRUMB + bar + "\n\n"}
    facts = FACTS + bar + "\n\n" if place == "facts" else FACTS
    topics = TOPICS + "\n" + bar if place == "end" else TOPICS
    incoming = page(crumb=at.get(place, CRUMB), facts=facts, topics=topics)
    assert (incoming.section, incoming.headline) == (("INTERNATIONAL", "Europe"), HEAD.strip())
    assert incoming.body.count("<p>") == 2
    assert incoming.trending == ["Ukraine", "COVID-19"]
    assert any(bar in note for note in incoming.notes)


def test_an_arrow_at_the_end_of_a_line_does_not_swallow_the_headline():
    incoming = page(crumb="INTERNATIONAL >\n\n")
    assert (incoming.section, incoming.headline) == (("INTERNATIONAL",), HEAD.strip())


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_headline_behind_a_bullet_is_no_category(gap):
    incoming = page(head=f"• NATO chief speaks{gap}")
    assert incoming.headline == "NATO chief speaks"
    assert facts_of(incoming) == AS_ALWAYS


def test_a_bullet_below_the_headline_is_no_category():
    incoming = page(head=HEAD + "• NATO chief speaks\n\n")
    assert incoming.headline == HEAD.strip()
    assert facts_of(incoming) == AS_ALWAYS
    assert incoming.standfirst == "NATO chief speaks"


@pytest.mark.parametrize(
    "headline",
    [
        "Von Leyen trifft Kishida",
        "Von der Leyen in Tokio",
        "By Popular Demand",
        "Par amour de l’Europe",
    ],
)
def test_a_headline_that_begins_like_a_byline_is_a_headline(headline):
    incoming = page(head=headline + "\n\n")
    assert (incoming.headline, incoming.authors) == (headline, [])


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ["Jane Doe"]), ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("BY JANE DOE", ["JANE DOE"]), ("By Jane Doe in Tokyo", ["Jane Doe"]),
        ("By Jane Doe, Nikkei staff writer", ["Jane Doe"]), ("Von Anna Schmidt", ["Anna Schmidt"]),
        ("Par Jean Dupont", ["Jean Dupont"]), ("Por Juan Pérez", ["Juan Pérez"]), ("Di Mario Rossi", ["Mario Rossi"]),
        ("Door Jan Jansen", ["Jan Jansen"]), ("Автор: Иван Петров", ["Иван Петров"]), ("文／山田太郎", ["山田太郎"]),
        ("홍길동 기자", ["홍길동"]), ("بقلم: ينس ستولتنبرغ", ["ينس ستولتنبرغ"]), ("By AFP", ["AFP"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_byline_is_found_above_and_below_the_facts(line, names, place):
    head = HEAD + line + "\n\n" if place == "above" else HEAD
    facts = FACTS if place == "above" else FACTS + line + "\n\n"
    incoming = page(head=head, facts=facts)
    assert incoming.headline == HEAD.strip()
    assert incoming.authors == names
    assert line not in incoming.body
    assert doubts(incoming) == {"authors"}


@pytest.mark.parametrize(
    "line",
    [
        "June 30, 2022, Nikkei Asia, English Press", "• June 30, 2022, Nikkei Asia, English Press",
        "June 30, 2022 | Nikkei Asia | English Press", "• Nikkei Asia, June 30, 2022\n• English Press",
        "Nikkei Asia, June 30, 2022\nEnglish Press", "• Nikkei Asia (June 30, 2022)\n• English Press",
        "Nikkei Asia – June 30, 2022\nEnglish Press", "• Nikkei Asia, June 30, 2022, English Press",
        "Source: Nikkei Asia\nDate: June 30, 2022\nCategory: English Press",
        "• Category: English Press\n• Source: Nikkei Asia\n• Date: June 30, 2022",
        "June 30, 2022\n\n, Nikkei Asia\n\nEnglish Press",
        "Thursday\n• June 30, 2022\n• , Nikkei Asia\n• English Press",
    ],
)  # fmt: skip
def test_facts_are_parted_however_they_stand_together(line):
    assert facts_of(page(facts=line + "\n\n")) == AS_ALWAYS


def test_a_place_and_a_date_that_begin_the_text_are_text():
    dateline = "TOKYO, June 30, 2022 — NATO leaders met the prime minister in the afternoon."
    incoming = page(facts="", body=dateline + "\n\n" + BODY)
    assert incoming.source == ""
    assert "TOKYO, June 30, 2022 — NATO leaders" in incoming.body


def test_a_headline_below_the_facts_is_the_headline():
    incoming = press_digest.read(
        FACTS + HEAD + "The first paragraph says something rather long.\n\nMore.\n"
    )
    assert incoming.headline == HEAD.strip()
    assert doubts(incoming) == {"headline"}


def test_source_and_category_told_by_their_order_alone_are_doubted():
    incoming = page(facts="• June 30, 2022\n• Le Monde\n• Politique\n\n")
    assert facts_of(incoming) == (THE_DAY, "Le Monde", "Politique")
    assert doubts(incoming) == {"category"}


# The closing lines


def test_someone_the_text_speaks_of_is_not_its_author():
    line = "Jane Doe is a professor at Yale."
    incoming = page(body="The voters chose Doe.\n\nNobody knows why.\n\n" + line + "\n\n")
    assert incoming.author_note == ""
    assert doubts(incoming) == {"author_note"}


def test_the_byline_makes_a_closing_line_sure():
    facts = FACTS + "By Jane Doe\n\n"
    line = "Jane Doe is happy in Paris."
    incoming = page(facts=facts, body=BODY + line + "\n\n")
    assert incoming.author_note == line
    assert incoming.authors == ["Jane Doe"]


def test_a_dash_below_a_quotation_names_who_said_it():
    incoming = page(body=BODY + "“Never give in.”\n\n— Jane Doe\n\n")
    assert incoming.author_note == ""
    assert incoming.body.endswith("<p>— Jane Doe</p>")
    assert doubts(incoming) == {"author_note"}


def test_lines_of_two_authors_and_a_disclaimer_are_one_note():
    lines = (
        "Jane Doe is a professor at Yale.\n\nJohn Roe is a fellow at the Atlantic Council.\n\n"
        "The views expressed are the authors’ own.\n\n"
    )
    incoming = page(body=BODY + lines)
    assert incoming.author_note == lines.strip().replace("\n\n", " ")
    assert incoming.authors == ["Jane Doe", "John Roe"]
    assert incoming.body.count("<p>") == 2


# Wrapped text

LONG = [
    "I am honored to welcome the prime minister to our summit in Madrid. This is the first time leaders from our "
    "four partners will take part together. We will discuss ways to strengthen our work, faced with the most "
    "serious challenges in decades.",
    "The brutal war has shattered peace in Europe and shaken the global order. Its aftershocks go far beyond the "
    "borders, fueling inflation, and food and energy crises worldwide, and they pose a lasting threat to all.",
    "We have stood firm in the defense of freedom, democracy and the rule of law for more than seventy years, and "
    "we fully support the territorial integrity of all nations enshrined in the charter, now and in the future.",
    "Global challenges require a global response, and I look forward to working with our partners to promote peace "
    "and send a clear message that violence and intimidation will not pay, neither here nor there.",
]  # fmt: skip


@pytest.mark.parametrize("columns", [50, 65, 72, 80, 100, 130, 160])
@pytest.mark.parametrize(("indent", "gap"), [("", "\n\n"), ("   ", "\n\n"), ("   ", "\n")])
def test_wrapped_text_comes_back_as_its_paragraphs(columns, indent, gap):
    body = gap.join(textwrap.fill(text, columns, initial_indent=indent) for text in LONG)
    incoming = page(body=body + "\n\n")
    assert incoming.body == "\n".join(f"<p>{text}</p>" for text in LONG)


def test_wrapped_text_without_blank_lines_is_doubted():
    incoming = page(body="\n".join(textwrap.fill(text, 80) for text in LONG) + "\n\n")
    assert incoming.body.count("<p>") == 4
    assert doubts(incoming) == {"body"}


def test_a_wrapped_bullet_keeps_its_lines_together():
    bullets = "\n".join(textwrap.fill("• " + text, 72) for text in LONG[:2])
    body = "\n\n".join(textwrap.fill(text, 72) for text in LONG) + "\n\nTwo reasons:\n\n" + bullets
    assert f"<li>{LONG[0]}</li><li>{LONG[1]}</li>" in page(body=body + "\n\nThe end.\n\n").body


# Heads that are too long or missing


def test_a_page_without_any_short_line_is_text_with_a_doubt_at_the_headline():
    incoming = press_digest.read("x" * 400 + ".\n\n" + "y" * 400 + ".\n")
    assert incoming.headline == ""
    assert incoming.body.count("<p>") == 2
    assert {"headline", "published_on"} <= doubts(incoming)


@pytest.mark.parametrize(
    "unit",
    [
        "A", "A ", "a-", "- - ", "1. a\n", "1.\n", "-a\n", "&bull;", "&amp", "\u200f", "— A\n", "By A", "Share ",
        "a, ", "30 ", "30 June ", "A’s ", "\uf0b7 a\n", "年", "は教授", "© ", "© x\n\n", "Share Tweet\n", "— x\n", "1. a\n2. b\n", "A A ", "“A” ", "  a\n", "a b c\n",
        "* * * x\n", "------------x\n", "А Б ", "• A • ", "June 30, 2022, ",
    ],
)  # fmt: skip
def test_no_page_takes_long(unit):
    around = CRUMB + HEAD + FACTS + "{}x\n\n" + (unit * 400)[:399]
    assert reading(press_digest.read, unit, around=around, small=40_000)


def test_a_list_of_days_in_the_text_is_no_facts():
    days = "• February 24, 2022: the war begins\n• June 30, 2022: the summit\n\n"
    incoming = press_digest.read(
        CRUMB + HEAD + LONG[0] + "\n\n" + LONG[1] + "\n\n" + days + LONG[2]
    )
    assert incoming.body.count("<p>") == 3
    assert incoming.body.count("<li>") == 2
    assert doubts(incoming) == {"published_on"}


def test_a_list_of_days_below_the_headline_is_no_facts():
    days = "• February 24, 2022 – the war begins\n• June 30, 2022 – the summit\n\n"
    incoming = page(facts=days)
    assert facts_of(incoming) == (None, "", "")
    assert incoming.body.count("<li>") == 2


def test_a_second_source_is_noted_and_doubted():
    incoming = page(
        facts="• June 30, 2022\n• , Nikkei Asia\n• , Financial Times\n• English Press\n\n"
    )
    assert facts_of(incoming) == AS_ALWAYS
    assert doubts(incoming) == {"source"}


def test_a_name_with_a_year_in_it_is_doubted_at_the_date():
    incoming = page(facts="• June 30, 2022\n• , World 2022\n• English Press\n\n")
    assert incoming.source == ""
    assert "published_on" in doubts(incoming)


def test_amounts_below_zero_stay_below_zero():
    incoming = page(body=BODY + "-5 percent\n-10 percent\n\nThe end of it all.\n\n")
    assert "<p>-5 percent</p>\n<p>-10 percent</p>" in incoming.body


LINES = [
    "w{} says something of it.", "• w{}", "- w{}", "— w{}", "-w{}", "1. w{}", "2. w{}", "By Jane W{}", "", "", "Share Tweet",
    "June 30, 2022", "• June 30, 2022", "• June {}", "• , W{} News", "W{} • b", "Copyright © w{}", "w{} > Europe", "> w{}",
    "w{} >", "  w{} goes on", "Jane W{} is a reporter at Reuters.", "Topics:", "• w{} sings.", "W{}, June 30, 2022", "W{}: yes",
]  # fmt: skip


@settings(max_examples=examples(100, slow=800), deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=14))
def test_no_word_of_a_page_is_lost_without_a_trace(chosen):
    text = "\n".join(line.format(f"q{number}q") for number, line in enumerate(chosen))
    try:
        incoming = press_digest.read(text)
    except Unreadable:
        return
    kept = repr(incoming).casefold()
    assert [word for word in re.findall(r"\w*q\d+q", text.casefold()) if word not in kept] == []
