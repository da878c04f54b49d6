import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rules import addresses


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("NATO Secretary-General: Strengthening our partnership", "nato-secretary-general-strengthening-our-partnership"),
        ("Don’t stop", "dont-stop"),
        ("Ça va, l’été?", "ça-va-lété"),
        ("日本との連携を強化", "日本との連携を強化"),
        ("हिन्दी में समाचार", "हिन्दी-में-समाचार"),
        ("أخبار اليوم", "أخبار-اليوم"),
        ("ＣＯＶＩＤ－１９", "covid-19"),
        ("🎉", "party-popper"),
        ("…", ""),
    ],
)  # fmt: skip
def test_a_headline_in_any_script_gets_a_readable_slug(headline, slug):
    assert addresses.slug_of(headline) == unicodedata.normalize("NFC", slug)


def test_an_article_always_gets_a_slug():
    assert addresses.article_slug("…") == "article"


def test_a_long_headline_is_cut_at_a_word():
    slug = addresses.slug_of("word " * 100)
    assert len(slug) <= addresses.LONGEST_SLUG
    assert slug.endswith("word")


@given(st.text(max_size=400))
def test_a_slug_is_its_own_slug_and_fits_an_address(words):
    slug = addresses.article_slug(words)
    assert addresses.slug_of(slug) == slug
    assert 0 < len(slug) <= addresses.LONGEST_SLUG
    assert not set(slug) & set("/?#% \n\x00")


def test_the_second_of_two_equal_slugs_gets_a_two_and_the_third_a_three():
    taken = {"talks", "talks-2"}
    assert addresses.free_slug("talks", taken.__contains__) == "talks-3"


@pytest.mark.parametrize("slug", ["tags", "print", "desk", "2026", "static", "٢٠٢٦"])
def test_a_section_may_not_take_another_pages_name(slug):
    assert addresses.is_reserved(slug)


def test_years_before_a_thousand_keep_four_digits():
    assert addresses.article_path(date(987, 1, 2), "x") == "/0987/01/02/x/"
