import random
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.rules.cleaning import key_of
from articles.rules.duplicates import near_duplicates
from articles.rules.likeness import Near, nearest
from articles.rules.skeletons import skeleton_of
from tests import growth

LETTERS = str.maketrans("0123456789", "bcdfghklmn")
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
PLACES = [
    "Ukraine",
    "Lebanon",
    "Ethiopia",
    "Venezuela",
    "Colombia",
    "Kazakhstan",
    "Moldova",
    "Jordan",
    "Kenya",
    "Peru",
]
TOPICS = [
    "elections",
    "ceasefire",
    "vaccines",
    "earthquake",
    "parliament",
    "protests",
    "football",
    "refugees",
]
NAMES = [f"{place} {topic}" for place in PLACES for topic in TOPICS]


def numbered(names):
    return list(enumerate(names, start=1))


def pairs(*names):
    """The near duplicates among ``names``: their two names and why."""
    known = [(number, name, skeleton_of(name)) for number, name in numbered(names)]
    return [
        (names[pair.one - 1], names[pair.other - 1], pair.why)
        for group in near_duplicates(known)
        for pair in group.pairs
    ]


def near(name, *known):
    return [(each.name, each.why) for each in nearest(name, numbered(known))]


ALIKE = "differs only in case, accents or punctuation"
ONE_TOPIC = [
    ("COVID-19", "covid19", ALIKE),
    ("covid-19", "ＣＯＶＩＤ－１９", ALIKE),
    ("São Paulo", "Sao Paulo", ALIKE),
    ("U.S.A.", "USA", ALIKE),
    ("E‑mail", "email", ALIKE),
    ("O’Brien", "OBrien", ALIKE),
    ("Arts & culture", "Arts and culture", ALIKE),
    ("Canal+", "Canal Plus", ALIKE),
    ("ｺﾝﾋﾟｭｰﾀ", "コンピュータ", ALIKE),
    ("wars", "war", "plural"),
    ("Countries", "Country", "plural"),
    ("churches", "church", "plural"),
    ("viruses", "virus", "plural"),
    ("houses", "house", "plural"),
    ("movies", "movie", "plural"),
    ("heroes", "hero", "plural"),
    ("Trump, Donald", "Donald Trump", "other word order"),
    ("Yemen wars", "War: Yemen", "plural and other word order"),
    ("соvid", "covid", "looks alike in another alphabet"),
    ("ΝΑΤΟ", "NATO", "looks alike in another alphabet"),
    ("Пуtин", "Путин", "looks alike in another alphabet"),
    ("ایران", "ايران", "looks alike in another alphabet"),
    ("すし", "スシ", "written in the other kana"),
    ("コンピューター", "コンピュータ", "written in the other kana"),
    ("トーキョー", "とうきょう", "written in the other kana"),
    ("オーサカ", "おおさか", "written in the other kana"),
    ("すゞき", "スズキ", "written in the other kana"),
    ("佐々木", "佐佐木", "written in the other kana"),
]


@pytest.mark.parametrize(("one", "other", "why"), ONE_TOPIC)
def test_two_spellings_of_one_topic_have_one_skeleton_and_it_is_said_what_they_differ_in(
    one, other, why
):
    assert skeleton_of(one) == skeleton_of(other)
    assert near(one, "Sports", other) == [(other, why)]
    assert pairs(one, "Sports", other) == [(one, other, why)]


@pytest.mark.parametrize(
    "names",
    [
        "AIDS,Aid",
        "Hamas,Hama",
        "Laos,Lao",
        "Arms,Arm",
        "news,new",
        "gas,ga",
        "bus,bu",
        "Paris,Pari",
        "class,clas",
        "G7,G8",
        "C,C++,C#",
        "Disney,Disney+",
        "か,が",
        "сон,сын",
        "तक,तके",
        "東京,京都",
    ],
)
def test_what_only_looks_like_another_spelling_keeps_a_skeleton_of_its_own(names):
    names = names.split(",")
    assert len({skeleton_of(name) for name in names}) == len(names)
    assert pairs(*names) == []


@pytest.mark.parametrize("name", ["👍", "…", "+", "ـ", "💉💉"])
def test_a_name_of_signs_alone_has_its_key_for_a_skeleton(name):
    assert skeleton_of(name) == key_of(name)


@example("ǰŉ ΐ")
@example("おおお ーー ゝゞ 代々々")
@example("a'b.c d-e +")
@example("あーゝ")
@example("Aى 0ﾞ ¨ xяs")
@given(st.text(max_size=100))
def test_a_skeleton_is_never_empty_and_has_itself_for_a_skeleton(name):
    skeleton = skeleton_of(name)
    assert skeleton_of(skeleton) == skeleton
    if any(unicodedata.category(sign).startswith("L") for sign in name):
        assert skeleton


WORDS = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyzéüñøßавгикопя0123456789", min_size=1, max_size=8), min_size=1
)


@given(WORDS, st.randoms())
def test_case_width_and_the_order_of_words_make_no_other_skeleton(words, chance):
    skeleton = skeleton_of(" ".join(words))
    assert skeleton_of(" ".join(words).upper()) == skeleton
    assert skeleton_of(" ".join(words).translate(WIDE)) == skeleton
    chance.shuffle(words)
    assert skeleton_of(" ".join(words)) == skeleton


@given(st.sampled_from(NAMES), st.data())
def test_a_name_with_one_slip_finds_the_one_it_is_meant_for(meant, data):
    place = data.draw(st.integers(0, len(meant) - 1).filter(lambda place: meant[place] != " "))
    put = data.draw(st.sampled_from(["", "x", "e", meant[place] * 2]))
    typed = meant[:place] + put + meant[place + 1 :]
    assert nearest(typed, numbered(NAMES))[0].name == meant


@pytest.mark.parametrize(
    ("typed", "known", "why"),
    [
        ("Irak", "Iraq", "one letter apart"),
        ("Zelnsky", "Zelensky", "one letter apart"),
        ("okraine", "Ukraine", "one letter apart"),
        ("Hizbullah", "Hezbollah", "two letters apart"),
        ("wars of Ukriane", "Ukraine war", "one letter apart"),
        ("health care", "Healthcare", "written in one word or in several"),
        ("War in Ukraine", "Ukraine war", "differs only in small words"),
        ("Ukraine", "Ukraine war", "contains it"),
        ("ウクライナ", "ウクライナ侵攻", "contains it"),
        ("ウクライナ侵攻", "ウクライナ", "is part of it"),
        ("Ukraine peace talks", "Ukraine", "is part of it"),
        ("Ukraine conflict", "Ukraine war", "shares words with it"),
    ],
)
def test_what_is_nearest_says_why(typed, known, why):
    assert near(typed, "Sports", known) == [(known, why)]


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("G7", "G8"),
        ("COP28", "COP29"),
        ("World War I", "World War V"),
        ("9/11", "911"),
        ("art", "party"),
        ("EU", "EC"),
        ("Kyiv", "Kiev"),
        ("東京", "京都"),
        ("", "Sports"),
        ("👍", "👎"),
    ],
)
def test_nothing_is_near_that_is_another_topic(typed, known):
    assert [why for _, why in near(typed, known) if "apart" in why or "differs" in why] == []


def test_other_spellings_come_before_slips_and_slips_before_shared_words():
    known = ["Ukraine war crimes", "War, Ukrainne", "Wars: Ukraine", "Ukraine WAR"]
    found = nearest("Ukraine war", numbered(known), most=3)
    assert [each.name for each in found] == ["Ukraine WAR", "Wars: Ukraine", "War, Ukrainne"]
    assert found[0] == Near(4, "Ukraine WAR", 1.0, ALIKE)


def test_stored_skeletons_are_taken_as_they_are_and_missing_ones_made():
    known = [(1, "No likeness", "sport"), (2, "sport", ""), (3, "Sport", "none")]
    assert {each.number for each in nearest("Sports", known)} >= {1, 2}
    assert max(nearest("Sports", known), key=lambda each: each.score).number != 3


@pytest.mark.parametrize(
    "names",
    [
        "Zelensky,Zelenskyy",
        "Hezbollah,Hizbullah",
        "Muhammad,Mohammed",
        "Sergei Lavrov,Sergey Lavrov",
        "Volodymyr Zelensky,Volodimyr Zelenskyy",
        "Brazil,Brasil",
        "Israel,Isreal",
        "government,goverment",
        "Afghanistan,Afghamistan",
        "Kazakhstan crisis,Crisis in Kazakstan",
        "Навальный,Навальний",
    ],
)
def test_one_topic_in_two_spellings_is_a_pair(names):
    one, other = names.split(",")
    [(first, second, why)] = pairs("Sports", one, other)
    assert (first, second) == (one, other)
    assert str(why).endswith("apart")


@pytest.mark.parametrize(
    "names",
    [
        "Iran,Iraq",
        "Niger,Nigeria",
        "Austria,Australia",
        "Mali,Malta",
        "North Korea,South Korea",
        "Slovakia,Slovenia",
        "Oman,Roman",
        "Gambia,Zambia",
        "Liberia,Siberia,Iberia",
        "Ireland,Iceland",
        "Angola,Angela",
        "Grenada,Granada",
        "Russia,Russian",
        "Somalia,Somali",
        "Holland,Hollande",
        "Christian,Christina",
        "terrorism,terrorist",
        "prosecution,persecution",
        "conservation,conversation",
        "infection,injection",
        "mediation,meditation,medication",
        "hypertension,hypotension",
        "World War I,World War II",
        "Election 2024,Election 2025",
        "Hepatitis A,Hepatitis B",
        "COP28,COP29",
        "9/11,911",
        "第一次世界大戦,第二次世界大戦",
        "The Who,WHO",
    ],
)
def test_two_topics_are_no_pair_however_alike_their_names(names):
    assert pairs(*names.split(",")) == []


def test_pairs_that_share_a_tag_make_one_group_the_likeliest_pair_first():
    names = ["Zelenskyy", "Sports", "Zelensky", "ZELENSKY", "War", "wars"]
    known = [(number, name, skeleton_of(name)) for number, name in numbered(names)]
    groups = near_duplicates(reversed(known))
    assert [(group.numbers, group.score) for group in groups] == [((1, 3, 4), 1.0), ((5, 6), 0.99)]
    assert [(pair.one, pair.other) for pair in groups[0].pairs] == [(3, 4), (1, 3)]


def invented(many):
    chance = random.Random(many)  # noqa: S311  the same names in each run
    letters = "aeioubcdfghklmnprstvz"
    words = ["".join(chance.choices(letters, k=chance.randint(5, 9))) for _ in range(many)]
    names = [f"{word} {topic}" for word, topic in zip(words, TOPICS * many, strict=False)]
    return [(number, name, skeleton_of(name)) for number, name in numbered(names)]


def one_skeleton(many):
    return [(number, f"Covid {number}", "covid") for number in range(many)]


def one_letter_apart(many):
    words = ["abcdef" + chr(0x1400 + number) + "ghijk" for number in range(many)]
    return [(number, word, word) for number, word in enumerate(words)]


def codes(many):
    words = [f"abcdefgh{number:05}".translate(LETTERS) for number in range(many)]
    return [(number, word, word) for number, word in enumerate(words)]


@pytest.mark.parametrize("make", [invented, one_skeleton, one_letter_apart, codes])
def test_looking_for_duplicates_takes_time_in_step_with_the_tags(make):
    known = {many: make(many) for many in (200, 1_600)}
    assert growth.in_step(lambda many: near_duplicates(known[many]), 200)
