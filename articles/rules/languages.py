"""The code of a language, as web pages, feeds and sharing sites expect it (BCP 47, which is RFC 5646)."""

import re

# RFC 5646, 2.1, without what nobody reads a paper in: private, grandfathered and extended tags.
_TAG = re.compile(
    "(?P<language>[a-z]{2,3})"
    "(?:-(?P<script>[a-z]{4}))?"
    "(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    "(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
)
# ISO 639-1. A three-letter code is for a language that has none of these (RFC 5646, 2.2.1).
_LISTED = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz
    ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii
    ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi
    mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw
    sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk
    ur uz ve vi vo wa wo xh yi yo za zh zu
"""
TWO_LETTERS = frozenset(_LISTED.split())
# What the registry of subtags (RFC 5646, 3) names as former codes, and countries taken for languages.
FORMER = {"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro"}
MISTAKEN = {"jp": "ja", "cn": "zh", "gr": "el", "cz": "cs", "dk": "da", "ua": "uk", "eng": "en",
            "jpn": "ja", "fra": "fr", "deu": "de", "spa": "es", "zho": "zh", "ara": "ar"}  # fmt: skip
# Where most who read it live: sharing sites know a language only together with a country.
COUNTRIES = {
    "ar": "AR", "bn": "BD", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "US", "es": "ES",
    "fa": "IR", "fi": "FI", "fr": "FR", "he": "IL", "hi": "IN", "hu": "HU", "id": "ID", "it": "IT",
    "ja": "JP", "ko": "KR", "ms": "MY", "nl": "NL", "pl": "PL", "pt": "PT", "ro": "RO", "ru": "RU",
    "sv": "SE", "th": "TH", "tr": "TR", "uk": "UA", "ur": "PK", "vi": "VN", "zh": "CN",
}  # fmt: skip


def tag_of(written: str) -> str:
    """The code as it is stored: in the case of RFC 5646, 2.1.1 (``pt-BR``, ``zh-Hant-TW``).

    Empty for what is no code, or that of no known language.
    """
    match = _TAG.fullmatch(written.strip().lower())
    if match is None or not _is_language(match["language"]):
        return ""
    language = FORMER.get(match["language"], match["language"])
    script, region = (match["script"] or "").title(), (match["region"] or "").upper()
    return "-".join(filter(None, (language, script, region))) + match["variants"]


def meant_by(written: str) -> str:
    """The code somebody meant who wrote a country's, or a longer one; empty where nobody knows."""
    return MISTAKEN.get(written.strip().lower(), "")


def locale_of(tag: str) -> str:
    """The code as Open Graph writes it: ``ja_JP``."""
    match = _TAG.fullmatch(tag.lower())
    if match is None:
        return ""
    country = (match["region"] or "").upper() or COUNTRIES.get(match["language"], "")
    return f"{match['language']}_{country}" if country else match["language"]


def _is_language(code: str) -> bool:
    return code in TWO_LETTERS or code in FORMER or (len(code) == 3 and code not in MISTAKEN)
