import pytest

from articles.rules.languages import locale_of, meant_by, tag_of


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("EN", "en"),
        (" pt-br ", "pt-BR"),
        ("ZH-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("de-ch-1996", "de-CH-1996"),
        ("iw", "he"),
        ("haw", "haw"),
        ("sr-Latn", "sr-Latn"),
    ],
)
def test_a_code_is_stored_in_the_case_the_standard_recommends(written, tag):
    assert tag_of(written) == tag


@pytest.mark.parametrize(
    "written",
    [
        "",
        "e",
        "jp",
        "xx",
        "english",
        "en-",
        "en--US",
        "x-klingon",
        "i-lux",
        "日本語",
        "en GB",
        "en_US",
    ],
)
def test_what_is_no_code_of_a_language_is_none(written):
    assert tag_of(written) == ""


def test_a_country_taken_for_a_language_is_understood():
    assert (meant_by("JP"), meant_by("eng"), meant_by("xx")) == ("ja", "en", "")


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("ja", "ja_JP"),
        ("en", "en_US"),
        ("en-GB", "en_GB"),
        ("zh-Hant-TW", "zh_TW"),
        ("haw", "haw"),
        ("", ""),
    ],
)
def test_sharing_sites_are_told_a_language_with_a_country(tag, locale):
    assert locale_of(tag) == locale
