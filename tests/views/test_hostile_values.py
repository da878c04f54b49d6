"""Every parameter of a public address, given what nobody means well by: calm answers, and no work that grows."""

import random
from urllib.parse import quote, urlencode

import pytest
from django.db import connection

from tests.factories import a_category, a_live_article, a_section, a_source, an_author

pytestmark = pytest.mark.django_db

MOST_QUERIES = 36  # 11 for the names in filters, 16 to find, 2 of the chrome, 7 for what was meant
CHROME_AND_LIST = 8
OPERATORS = [
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "NEAR/2",
    "&",
    "|",
    "!",
    "<->",
    "<2>",
    ":*",
    "*",
    "^",
    "+",
    "{a b}:",
]
QUOTES = ['"', "'", "“", "」", "`", "''", '""', "$$", "\\"]
SIGNS = [
    "\x00",
    "\x1b",
    "\x85",
    "\u200b",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\ufffe",
    "\ufdd0",
    "\ue010",
    "\U000e0001",
]
PICTURES = [
    "😀",
    "👩‍👩‍👧",
    "🏳️‍🌈",
    "🇺🇳",
    "é",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞",
    "ﷺ",
    "ŉ",
    "ẞ",
    "İ",
    "ｶﾞ",
    "각",
    "𒐫",
    "ि",
    "\U0010ffff",
]
SQL = [
    "' OR 1=1 --", "'; DROP TABLE articles_livecopy; --", '") UNION SELECT 1 --', "%", "_", "%s %(a)s",
    "{0.__class__}", "{{ 7 * 7 }}", "{% debug %}", "port' <-> 'talks", "'port':A", "port:*&!x",
    'articles_liveterms_index MATCH "a"', "terms : port", "rank MATCH 'bm25()'",
]  # fmt: skip
FILTERS = [
    "section:", "section:/", "section:../..", "section:%00", "tag:\x00", "tag:'", "tag:%", 'tag:"', "tag:" + "x" * 900,
    "source:\u202e", "author:-", "author:" + "é" * 300, "category:None", "category:[]", "year:0", "year:99999", "year:-1",
    "year:1e3", "before:0001-01-01", "before:9999-12-31", "after:9999-12-31", "after:1000-01-01",
    "before:2015-13", "before:2015-02-30", "after:٢٠١٥", "before:1000 after:9999", "-tag:x", "--", "-", "-*", "-\"", "-a",
    "tag:a tag:b tag:c source:a source:b author:a author:b section:a section:b category:a category:b port -rail",
]  # fmt: skip
BOMBS = [
    "a" * 10_000, "a " * 2_000, '"' * 3_000, "-" * 3_000, "(" * 3_000, "*" * 3_000, "a:" * 2_000, "tag:a " * 500,
    "東" * 3_000, "e" + "\u0301" * 3_000, "ﷺ" * 1_000, " " * 5_000, "a*" * 1_000, '"a" ' * 600, "-a " * 800,
    '"' + "port " * 900, "𠮷" * 900, "\u0301" * 2_000, "(a|a)*" * 300, "x-" * 1_500,
]  # fmt: skip


def hostile_values() -> list[str]:
    """Some two hundred and fifty: the lists above, and mixtures of them that are the same in every run."""
    lists = [OPERATORS, QUOTES, SIGNS, PICTURES, SQL, FILTERS]
    known = [value for values in lists for value in values]
    chance = random.Random(7)  # noqa: S311 the same in every run
    words = [*known, "port", "talks", "-rail", '"night train"', " ", "東京", "minist*"]
    mixed = ["".join(chance.choices(words, k=chance.randint(2, 5))) for _ in range(130)]
    return known + BOMBS + mixed


@pytest.fixture
def _paper():
    a_live_article(
        "Port talks", section=a_section("World"), source=a_source("Gazette"),
        category=a_category("Analysis"), authors=[an_author("Ann Lee")], tags=["Ports"],
    )  # fmt: skip


@pytest.fixture
def counted():
    """How many statements were sent to the database since it was last cleared."""
    sent: list[str] = []

    def count(execute, sql, *arguments):
        sent.append(sql)
        return execute(sql, *arguments)

    with connection.execute_wrapper(count):
        yield sent


@pytest.mark.usefixtures("_paper")
def test_whatever_is_looked_for_is_answered_with_a_page_and_a_bounded_number_of_queries(
    client, counted
):
    for value in hostile_values():
        counted.clear()
        response = client.get(f"/search/?{urlencode({'q': value})}")
        assert response.status_code == 200, value
        assert len(counted) <= MOST_QUERIES, (value, len(counted))


def addresses(value: str) -> list[str]:
    """Each public parameter, in the path or behind it, given ``value``."""
    step, query = quote(value[:300], safe=""), quote(value[:2_000])
    paths = [
        "tags/{}",
        "categories/{}",
        "sources/{}",
        "authors/{}",
        "2026/11/20/{}",
        "{}",
        "world/{}",
        "media/pictures/{}",
    ]
    lists = ["", "world/", "tags/ports/", "categories/analysis/", "sources/gazette/", "authors/ann-lee/", "2026/",
             "2026/11/", "2026/11/20/", "corrections/", "print/", "feed/", "tags/ports/feed/", "search/?q=port&"]  # fmt: skip
    behind = [
        f"/{each}{'' if '?' in each else '?'}{way}={query}"
        for each in lists
        for way in ("before", "after")
    ]
    return [
        *(f"/{path.format(step)}{slash}" for path in paths for slash in ("/", "")),
        *(
            f"/{form}/?q={query}&order={query}"
            for form in (
                "search",
                "search/print",
                "search/feed",
                "search/feed/rss",
                "search/feed/json",
            )
        ),
        f"/{quote(value[:4])}/11/{quote(value[:2])}/",
        *behind,
    ]


@pytest.mark.usefixtures("_paper")
def test_every_other_parameter_takes_anything_calmly(client, counted):
    values = hostile_values()
    for place in range(len(addresses(""))):
        address = addresses(values[place * 5 % len(values)])[place]
        counted.clear()
        status = client.get(address).status_code
        assert status in (200, 301, 400, 404), (address, status)
        assert len(counted) <= (MOST_QUERIES if "q=" in address else CHROME_AND_LIST), address


def test_bytes_that_are_no_text_are_taken_calmly(client):
    for raw in (
        "%ff%fe",
        "%c0%af",
        "%ed%a0%80",
        "%f4%90%80%80",
        "%00",
        "%",
        "%zz",
        "&&&==;",
        "q=1&q=2",
    ):
        for address in (
            f"/search/?q={raw}",
            f"/search/?order={raw}&q=a",
            f"/?before={raw}",
            f"/?{raw}",
        ):
            assert client.get(address).status_code in (200, 404), address
