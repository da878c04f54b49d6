"""Names that perhaps mean one topic: told apart by what people write differently without meaning to.

A *skeleton* is what is left of a name when that is taken away: case, accents, width, punctuation, simple
plurals, the other kana, letters of another alphabet that look the same (after Unicode TS 39, 4).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from articles.rules.cleaning import key_of
from articles.rules.terms import fold

SHORT, LONG = 5, 8  # letters: shorter names have no slips of the pen, longer ones may have two
SURE = 7  # letters of a word in which one letter apart is rather a slip than another word
MOST_WORDS = 4  # whose order is tried out

SPELLING = "differs only in case, accents or punctuation"
NUMBER = "singular and plural"
ALPHABET = "looks the same in letters of another alphabet"
KANA = "the same in the other kana"
ORDER = "the same words in another order"
APART = {1: "one letter apart", 2: "two letters apart"}
LONGER, SHORTER = "a longer name of which it is part", "a part of it"

_PIECE = re.compile(r"[0-9]+|[^0-9\s]+")
_KANA = {code: code + 0x60 for code in range(0x3041, 0x3097)} | {0x30FC: None, 0x309D: 0x30FD}
# Small letters of Cyrillic and Greek, as they look in Latin.
_LOOKALIKE = str.maketrans("аеорсухіјѕһԁԛԝкмтвнαορυνικτχε", "aeopcyxijshdqwkmtbhaopuviktxe")
_OTHER_ALPHABET = re.compile("[\u0370-\u052f]")


@dataclass(frozen=True)
class Near:
    """A known name like the one asked for. ``score`` is 1 for the same skeleton, less for less alike."""

    number: int
    name: str
    score: float
    why: str


@dataclass(frozen=True)
class Pair:
    """Two numbers whose names are perhaps one topic's."""

    one: int
    other: int
    score: float
    why: str


def skeleton_of(name: str) -> str:
    """What all spellings of a name have in common. A name of signs alone is its own."""
    return "".join(map(_stem, _pieces(name))) or key_of(name)


def nearest(name: str, known: Sequence[tuple[int, str, str]], most: int = 5) -> list[Near]:
    """The likest of the ``known`` (number, name, skeleton), likest first; not the very name itself."""
    key, pieces = key_of(name), [_stem(piece) for piece in _pieces(name)]
    skeleton = "".join(pieces) or key
    found: dict[tuple[int, str], Near] = {}

    def take(row, score: float, why: str):
        number, other, _ = row
        if key_of(other) != key:
            found.setdefault((number, other), Near(number, other, score, why))

    orders = _orders(pieces)
    by_skeleton = [each[2] for each in known]
    for row in known:
        if row[2] == skeleton:
            take(row, 1.0, _why_same(name, row[1]))
        elif row[2] in orders and _sorted_pieces(row[1]) == sorted(pieces):
            take(row, 0.95, ORDER)
    for place, distance in _spelt_alike(skeleton, by_skeleton):
        take(known[place], 0.9 - distance / len(skeleton), APART[distance])
    longest = max(pieces, key=len, default=skeleton)
    for row in known:
        if why := _contains(skeleton, pieces, longest, row):
            take(row, 0.4 * min(len(row[2]), len(skeleton)) / max(len(row[2]), len(skeleton)), why)
    ranked = sorted(found.values(), key=lambda each: (-each.score, len(each.name), each.name))
    return ranked[:most]


def near_duplicates(known: Iterable[tuple[int, str, str]]) -> list[Pair]:
    """Pairs of the ``known`` (number, name, skeleton) that are perhaps one topic, the likest first.

    Names are compared only with those that have their words, or all letters but one: the work grows with
    their number and not with its square.
    """
    rows = list(known)
    found: dict[tuple[int, int], Pair] = {}
    for block, score in ((_by_words(rows), 1.0), (_by_letters(rows), 0.8)):
        for group in block:
            for place, one in enumerate(group):
                for other in group[place + 1 :]:
                    numbers = (min(one[0], other[0]), max(one[0], other[0]))
                    if (
                        numbers[0] != numbers[1]
                        and numbers not in found
                        and (why := _why(one, other))
                    ):
                        found[numbers] = Pair(*numbers, score, why)
    return sorted(found.values(), key=lambda pair: (-pair.score, pair.one, pair.other))


def _pieces(name: str) -> list[str]:
    """The words and numbers of a name: “Covid19” has two. “&” is a word too."""
    return _PIECE.findall(_in_one_alphabet(_words(name).translate(_KANA)))


def _words(name: str) -> str:
    """The letters, their marks and the numbers of a name; a space for all else."""
    folded = fold(name.replace("&", " and "))
    return "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in folded)


def _in_one_alphabet(folded: str) -> str:
    """Words that are Latin to the eye, in Latin letters: mixed ones, and those that look so as a whole."""
    if not _OTHER_ALPHABET.search(folded):
        return folded
    return re.sub(r"[^\W\d_]+", lambda match: _as_it_looks(match[0]), folded)


def _as_it_looks(word: str) -> str:
    latin = word.translate(_LOOKALIKE)
    return latin if latin.isascii() else word


def _stem(piece: str) -> str:
    """A simple English plural as its singular; names that end so lose their s alike everywhere."""
    if len(piece) < 4 or not piece.endswith("s") or piece.endswith(("ss", "us", "is")):
        return piece
    if piece.endswith("ies") and len(piece) > 4:
        return piece[:-3] + "y"
    if piece.endswith(("sses", "xes", "zes", "ches", "shes")):
        return piece[:-2]
    return piece[:-1]


def _sorted_pieces(name: str) -> list[str]:
    return sorted(map(_stem, _pieces(name)))


def _orders(pieces: list[str]) -> set[str]:
    """The skeletons of the same words in other orders."""
    if not 1 < len(pieces) <= MOST_WORDS:
        return set()
    return {"".join(order) for order in permutations(pieces)} - {"".join(pieces)}


def _spelt_alike(skeleton: str, others: list[str]) -> list[tuple[int, int]]:
    """(place, distance) of those a slip or two apart, their numbers the same. Other scripts than
    alphabets have too much meaning in one sign."""
    if len(skeleton) < SHORT or not _is_alphabetic(skeleton):
        return []
    most = 2 if len(skeleton) >= LONG else 1
    close = process.extract(
        skeleton, others, scorer=OSA.distance, score_cutoff=most, limit=20, processor=None
    )
    digits = _digits(skeleton)
    return [(place, int(distance)) for other, distance, place in close
            if distance and _digits(other) == digits]  # fmt: skip


def _contains(skeleton: str, pieces: list[str], longest: str, row: tuple[int, str, str]) -> str:
    """Whether one of the two names has all words of the other. Nearly all rows have none in common, which
    is seen without cutting them into words."""
    other = row[2]
    if len(skeleton) < 3 or len(other) < 3 or skeleton == other:
        return ""
    if longest in other and set(pieces) <= set(_sorted_pieces(row[1])):
        return LONGER
    if other in skeleton:
        return SHORTER if set(_sorted_pieces(row[1])) <= set(pieces) else ""
    return ""


def _by_words(rows) -> Iterable[list]:
    """Those of the same skeleton, and those of the same words in any order."""
    groups = defaultdict(dict)
    for row in rows:
        groups[row[2]][row] = None
        if len(pieces := _sorted_pieces(row[1])) > 1:
            groups[" ".join(pieces)][row] = None
    return (list(group) for group in groups.values() if len(group) > 1)


def _by_letters(rows) -> Iterable[list]:
    """Those that are the same without one letter of either."""
    groups = defaultdict(dict)
    for row in rows:
        skeleton = row[2]
        if len(skeleton) >= SURE and _is_alphabetic(skeleton):
            for place in range(len(skeleton)):
                groups[skeleton[:place] + skeleton[place + 1 :]][row] = None
            groups[skeleton][row] = None
    return (list(group) for group in groups.values() if len(group) > 1)


def _why(one, other) -> str:
    """Why two rows are a pair; empty where they are none."""
    if one[2] == other[2]:
        return _why_same(one[1], other[1])
    mine, theirs = ([_stem(piece) for piece in _pieces(row[1])] for row in (one, other))
    if sorted(mine) == sorted(theirs):
        return ORDER
    if _digits(one[2]) != _digits(other[2]) or OSA.distance(one[2], other[2], score_cutoff=1) != 1:
        return ""
    if len(mine) == len(theirs):
        different = [pair for pair in zip(mine, theirs, strict=True) if pair[0] != pair[1]]
        if any(min(map(len, pair)) < SURE - 1 for pair in different):
            return ""  # Iran and Iraq
    return APART[1]


def _why_same(name: str, other: str) -> str:
    """What two names of one skeleton differ in."""
    if _bare(name) == _bare(other):
        return SPELLING
    if _bare(name).translate(_KANA) == _bare(other).translate(_KANA):
        return KANA
    if _OTHER_ALPHABET.search(name + other):
        return ALPHABET
    return NUMBER


def _bare(name: str) -> str:
    return "".join(_PIECE.findall(_words(name)))


def _digits(skeleton: str) -> str:
    return "".join(sign for sign in skeleton if sign.isdigit())


def _is_alphabetic(skeleton: str) -> bool:
    """Latin, Greek, Cyrillic and their neighbours, where a letter is a sound."""
    return all(ord(sign) < 0x0590 for sign in skeleton)
