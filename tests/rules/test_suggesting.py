import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rules.suggesting import FURTHER, HEADLINE, STANDFIRST, Found, Text, find_names
from articles.rules.suggesting_places import Source, host_of, rank_sections, rank_sources
from tests.growth import in_step


def found(text, *names):
    """The names found in a text, in the order of the names."""
    things = {each.thing for each in find_names(text, [(name, name) for name in names])}
    return [name for name in names if name in things]


def whys(text, *names):
    return {each.thing: each.why for each in find_names(text, [(name, name) for name in names])}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("UKRAINE and ukraine", "Ukraine"),
        ("São Paulo", "Sao Paulo"),
        ("Sao Paulo", "São Paulo"),
        ("ＣＯＶＩＤ－１９ again", "COVID-19"),
        ("COVID‑19 again", "COVID-19"),
        ("covid–19 again", "COVID-19"),
        ("Covid 19", "COVID-19"),
        ("Ukraine’s ports", "Ukraine"),
        ("Ukraine's ports", "Ukraine"),
        ("l’Ukraine", "Ukraine"),
        ("Women’s football", "Women's Football"),
        ("(Ukraine)", "Ukraine"),
        ("In St. Louis today", "St. Louis"),
        ("In St. Louis today", "St Louis"),
        ("на ул. Горького", "ул Горького"),
        ("Uk\u00adraine", "Ukraine"),
        ("in Washington, D.C., today", "Washington, D.C."),
        ("Yahoo says", "Yahoo!"),
        ("J.K. Rowling writes", "J. K. Rowling"),
        ("JK Rowling writes", "J.K. Rowling"),
        ("Война в Украине: Киев", "Киев"),
        ("في غزة اليوم", "غزة"),
        ("G7サミット", "G7"),
        ("the g7", "G7"),
        ("岸田首相はウクライナ侵攻を", "ウクライナ"),
        ("ｳｸﾗｲﾅ侵攻", "ウクライナ"),
        ("東京都知事選", "東京都"),
        ("서울에서 열린", "서울"),
        ("รัฐบาลไทยประกาศ", "ไทย"),
        ("米、追加関税を発表", "米"),
    ],
)
def test_a_name_is_found_however_it_is_spelt_and_in_any_script(text, name):
    assert found(text, name) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ukrainian ports", "Ukraine"),
        ("unported", "port"),
        ("China, Sea trade", "China Sea"),
        ("In the Arctic. Ocean trade", "Arctic Ocean"),
        ("アメリカの", "アメ"),
        ("ピアメリ", "メリ"),
        ("米国の", "米"),
        ("남서울", "서울"),
        ("ที่นี่", "ที"),
        ("x", "!!!"),
        ("", "Ukraine"),
    ],
)
def test_a_part_of_a_word_and_words_apart_are_no_name(text, name):
    assert found(text, name) == []


def test_the_longest_name_wins_where_it_stands_and_leaves_the_shorter_one_elsewhere():
    names = ("New York", "New York Times", "York")
    assert found("The New York Times reports.", *names) == ["New York Times"]
    assert found("The New York Times of New York reports.", *names) == [
        "New York",
        "New York Times",
    ]
    assert found("The new York time", *names) == ["New York"]
    assert found("東京都と東京", "東京", "東京都") == ["東京", "東京都"]


@pytest.mark.parametrize(
    ("text", "name", "is_found"),
    [
        ("The US and the EU", "US", True),
        ("Tell us more", "US", False),
        ("The U.S. Senate", "US", True),
        ("The US Senate", "U.S.", True),
        ("Tell us more", "U.S.", False),
        ("It is IT", "IT", True),
        ("It is so", "IT", False),
        ("Those who know", "WHO", False),
        ("The WHO says", "WHO", True),
        ("J’ai dit", "ai", False),
        ("AI for all", "ai", True),
        ("Nato and NATO", "NATO", True),
        ("l’UE", "UE", True),
        ("UKRAINE’S", "S", False),
        ("ЕС и США", "ЕС", True),
        ("ес", "ЕС", False),
        ("WHO TOLD US TO STOP", "WHO", False),
    ],
)
def test_a_short_name_and_a_common_word_count_only_in_their_own_capitals(text, name, is_found):
    assert found(text, name) == [name] * is_found


def test_another_name_of_a_tag_leads_to_its_number_and_counts_with_it():
    (only,) = find_names("Kiev, then Kyiv, Kiev.", [("Kyiv", 7), ("Kiev", 7)])
    assert (only.thing, only.name, only.times) == (7, "Kiev", 3)


def test_what_the_headline_names_comes_first_then_the_standfirst_and_the_first_paragraphs():
    text = Text(
        "Ports open",
        "Talks went on.",
        ("Grain is sold.", "x", "x", "Oil, oil, oil; ash, zinc ore."),
    )
    names = ("Ash", "Zinc ore", "Oil", "Grain", "Talks", "Ports")
    ranked = [each.thing for each in find_names(text, [(name, name) for name in names])]
    assert ranked == ["Ports", "Talks", "Grain", "Oil", "Zinc ore", "Ash"]


def test_each_name_says_why_it_is_suggested():
    text = Text.of(
        "Ports open", "Talks on ports.", "<p>Ports.</p><ul><li>Grain</li><li>x</li></ul><p>Oil</p>"
    )
    assert whys(text, "Ports", "Talks", "Grain", "Oil") == {
        "Ports": "in the headline, 3 times",
        "Talks": "in the standfirst",
        "Grain": "in the first paragraphs",
        "Oil": "further down",
    }


def test_no_name_reaches_from_one_line_to_the_next():
    assert found(Text.of("x", "", "<ul><li>China</li><li>Sea</li></ul>"), "China Sea") == []
    assert found(Text("Red", "Sea"), "Red Sea") == []


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=100))
def test_no_sign_upsets_the_look_up(one, other, text):
    found(text + one, one, other)


WORDS = st.lists(st.text("abcdefgh", min_size=3, max_size=6), min_size=1, max_size=4)


@given(WORDS, st.lists(WORDS, max_size=5), st.sampled_from([str.upper, str.lower, str.title]))
def test_a_name_that_stands_alone_in_a_line_is_found_among_any_others(words, others, write):
    name = " ".join(words)
    names = [(name, 1), *((" ".join(each), 2) for each in others)]
    assert 1 in {each.thing for each in find_names(write("-".join(words)), names)}


@pytest.mark.parametrize(
    "unit", ["a b ", "new york times ", "ab", "東京都", "ア", "é, ", "A.", "''"]
)
def test_finding_takes_time_in_step_with_the_text(unit):
    names = [(unit * times, times) for times in range(1, 8)] + [
        ("a", 0),
        ("アイ", 0),
        ("京都東", 0),
    ]
    assert in_step(lambda size: find_names(unit * (size // len(unit)), names), 10_000)


def test_finding_takes_time_in_step_with_the_names():
    def find(size):
        find_names("Name 3 of 7", [(f"Name {number} of ñ", number) for number in range(size)])

    assert in_step(find, 5_000)


SOURCES = [
    Source(1, "Reuters"),
    Source(2, "The Wire", "https://www.thewire.in/about"),
    Source(3, "CNN", "http://cnn.com"),
    Source(4, "La Vanguardia", "not [an address"),
    Source(5, "Cable News", "https://edition.cnn.com/"),
    Source(6, "bellingcat.com"),
]


def of_sources(original="", first="", closing=""):
    return [each.thing for each in rank_sources(original, first, closing, SOURCES)]


@pytest.mark.parametrize(
    ("original", "things"),
    [
        ("https://thewire.in/politics/1", [2]),
        ("https://www.reuters.com/x", [1]),
        ("https://edition.cnn.com/x", [5, 3]),
        ("https://notcnn.com/x", []),
        ("https://www.la-vanguardia.es", [4]),
        ("https://www.bellingcat.com/news", [6]),
        ("http://[", []),
        ("", []),
    ],
)
def test_a_source_is_known_by_the_host_of_the_original(original, things):
    assert of_sources(original) == things


def test_a_source_named_where_credits_stand_comes_after_one_known_by_its_host():
    closing, first = "First published by The Wire.", "PARIS (Reuters) – The Wire"
    assert of_sources("https://cnn.com/x", first, closing) == [3, 2, 1]
    reasons = [each.why for each in rank_sources("https://cnn.com", first, closing, SOURCES)]
    assert reasons == [
        "the original is at cnn.com, its home page",
        "named in the closing line",
        "named in the first line",
    ]


def test_the_host_is_the_same_with_www_with_a_port_and_without_a_scheme():
    written = ["https://www.cnn.com:80/a", "cnn.com/a", "//CNN.com.", " cnn.com "]
    assert {host_of(address) for address in written} == {"cnn.com"}


def test_sections_are_ranked_by_where_articles_with_the_tags_found_stand():
    tags = [Found(1, "Ukraine", HEADLINE, 3), Found(2, "Grain", FURTHER, 1)]
    standing = {1: {"World": 34, "Trade": 6}, 2: {"Trade": 8}, 3: {"Sport": 90}}
    world, trade = rank_sections(tags, standing)
    assert (world.thing, trade.thing) == ("World", "Trade")
    assert world.why == "“Ukraine” stands there 34 times of 40"
    assert trade.why == "“Grain” stands there 8 times of 8, and 1 more tag"


def test_a_tag_used_once_or_all_over_the_paper_says_little_of_a_section():
    tags = [Found(number, f"tag {number}", STANDFIRST, 1) for number in (1, 2, 3)]
    standing = {1: {"A": 1}, 2: {"B": 20}, 3: dict.fromkeys("CDEFG", 10)}
    assert [each.thing for each in rank_sections(tags, standing)] == ["B", "A", *"CDEFG"]


def test_no_tags_and_tags_without_articles_suggest_no_section():
    assert rank_sections([], {1: {"A": 1}}) == []
    assert rank_sections([Found(1, "x", HEADLINE, 1)], {1: {"A": 0}}) == []
