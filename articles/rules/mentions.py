"""Known names in a line of text: whole words, the longest name first, in any script.

Words are compared as :func:`~articles.rules.terms.fold` has them. Where a script sets no spaces between
words, each sign is a word, and a name may stand inside a run of them. What the names are looked up in
is made anew for each text, and holds only names all of whose words the text has: that is quick enough
to keep nothing between two texts.
"""

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from articles.rules.terms import SPACELESS, WORD, fold, plain

# No name reaches over one of these that is not part of it: “China, Sea trade” is not about the China Sea.
# A full stop ends a sentence after a word of four letters; “St. Louis” goes on.
_PAUSES = frozenset(",;:!?().、。")
_WORD_OR_PAUSE = re.compile(rf"[{SPACELESS}]|{WORD}|[,;:!?()、。]|(?<=\w\w\w\w)\.(?=\s)")
_PLAIN_WORD_OR_PAUSE = re.compile(r"[A-Za-z0-9]+|[,;:!?()]|(?<=\w\w\w\w)\.(?=\s)")
_INITIALS = re.compile(r"\b[^\W\d_]\.(?: ?[^\W\d_]\.)+")
_AT_ONCE = 500  # names folded as one text: the longest still fit into what fold takes
_LETTERS_OF_A_SHOUT = 10  # “NATO, EU” is none
_APOSTROPHES = ("'", "’", "ʼ", "＇")
# Words that stand in any text; in capitals some are the name of something else.
_ENGLISH = """
act age aid aids aim all and any apt arc are arm art ask bad bar bat bit but buy can cap car care case
cat chip cop cut dare day did dot ear eat end era even fast fat few fit for gap gas get got had has hat
help her here hers him hint his hit hope hot how ice inch its job lab lap law led less let lie long
map march mars mat may men met mid mint more most much must nice nor not now nuts odd off old one our
out own pact past pay per pin post put ram ran rate rest rich ripe rose run sad safe saga said salt
same san saw say see set she sit some son sort span star start stem step stop such sun swift tap tax
team tell ten than that the them then they this tip too top try turn two use via wait war was way were
what when who why will wish with you your
"""
# French, German, Spanish, Italian, Portuguese.
_OTHER = """
aux ces cet dans des elle est etc ils les lui mais mes mon nos par pas plus pour que qui sans ses son
sur tes ton une vos auf aus bei das dem den der die ein hat ich ihr ist man mit nun nur sie und uns vom
von vor war was wie wir zum zur como con del era las los mas mis muy nos para pero por sin sus una uno
che chi cui dal dei gli hai mai nel non per piu sono tra dos foi mas nas sao sem ser seu sua uma
"""
COMMON_WORDS = frozenset((_ENGLISH + _OTHER).split())


class Known(NamedTuple):
    """A name and what it is the name of."""

    name: str
    thing: Hashable


def is_shouted(text: str) -> bool:
    """Whether a line is in capitals throughout, so that they say nothing of its words."""
    letters = "".join(filter(str.isalpha, text))
    return len(letters) >= _LETTERS_OF_A_SHOUT and letters.isupper()


class Folded(dict):
    """The words of a text, each folded when it is first asked for."""

    def __missing__(self, word: str) -> str:
        self[word] = fold(word)
        return self[word]


class Line:
    """A line cut into words: as they stand there, without their accents, and folded."""

    def __init__(self, text: str, folded: "Folded"):
        self.text = _initials_joined(plain(text))
        words = _PLAIN_WORD_OR_PAUSE if self.text.isascii() else _WORD_OR_PAUSE
        self.matches = list(words.finditer(self.text))
        self.words = [folded[match[0]] for match in self.matches]

    @cached_property
    def is_shouted(self) -> bool:
        return is_shouted(self.text)

    def fits(self, known: Known, first: int, end: int) -> bool:
        """Whether the name whose words stand from ``first`` up to ``end`` is meant there."""
        matches = self.matches[first:end]
        capitals = capitals_of(known.name)
        if capitals and (self.is_shouted or capitals != "".join(match[0] for match in matches)):
            return False
        begin, stop = matches[0].start(), matches[-1].end()
        return _stands_apart(
            self.text[begin:stop], self.text[max(0, begin - 1) : begin], self.text[stop : stop + 1]
        )


class Names:
    """The names that ``lines`` may have, as a tree of words: those no line has are left out."""

    def __init__(self, names: Iterable[tuple[str, Hashable]], lines: Iterable[Line]):
        self.tree: dict = {}
        in_text, pairs = set(), set()
        for line in lines:
            in_text.update(line.words)
            pairs.update(pairwise(line.words))
        for name, thing, words in _in_words(list(names)):
            if in_text.issuperset(words) and pairs.issuperset(pairwise(words)):
                self._add(words, Known(name, thing))

    def _add(self, words: list[str], known: Known) -> None:
        place = self.tree
        for word in words:
            place = place.setdefault(word, {})
        if words:
            place.setdefault(None, []).append(known)

    def mentioned_in(self, line: Line) -> Iterator[Known]:
        """The names in a line in their order, none inside another. Two things with one name are both meant."""
        place = 0
        while place < len(line.words):
            if line.words[place] not in self.tree:  # most words begin no name
                place += 1
                continue
            place, meant = self._longest(line, place)
            yield from meant

    def _longest(self, line: Line, first: int) -> tuple[int, list[Known]]:
        """What the longest name beginning at word ``first`` stands for, and the word after it."""
        after, meant, branch = first + 1, [], self.tree
        for end in range(first, len(line.words)):
            branch = branch.get(line.words[end])
            if branch is None:
                break
            known = branch.get(None, ())
            if fitting := [each for each in known if line.fits(each, first, end + 1)]:
                after, meant = end + 1, fitting
        return after, meant


@lru_cache(maxsize=2_000)
def capitals_of(name: str) -> str:
    """The letters of a name that counts only in its own capitals: “US”, “WHO”; else nothing.

    So counts a name of one or two letters, where the script has capitals, and a common word in capitals. A
    short one without any is looked for in all of them: nobody who made the tag “ai” meant «j’ai».
    """
    letters = "".join(_WORD_OR_PAUSE.findall(_initials_joined(plain(name))))
    if not letters.isalpha() or letters.lower() == letters.upper():
        return ""
    if len(letters) <= 2:
        return letters.upper() if letters.islower() else letters
    return letters if letters.isupper() and letters.lower() in COMMON_WORDS else ""


def _in_words(names: list[tuple[str, Hashable]]) -> Iterator[tuple[str, Hashable, list[str]]]:
    for name, thing in names:
        if name.isascii():
            yield name, thing, _in_order(_PLAIN_WORD_OR_PAUSE, name.lower())
    others = [each for each in names if not each[0].isascii()]
    for begin in range(0, len(others), _AT_ONCE):
        some = others[begin : begin + _AT_ONCE]
        for (name, thing), folded in zip(some, _folded_together(some), strict=True):
            yield name, thing, _in_order(_WORD_OR_PAUSE, folded)


def _folded_together(names: list[tuple[str, Hashable]]) -> list[str]:
    """Names folded as lines of one text, which takes a fifth of the time."""
    lines = fold("\n".join(name for name, _ in names)).split("\n")
    return lines if len(lines) == len(names) else [fold(name) for name, _ in names]


def _initials_joined(text: str) -> str:
    """“U.S.” as “US”, “J. K. Rowling” as “JK Rowling”."""
    if "." not in text:
        return text
    return _INITIALS.sub(lambda match: match[0].replace(".", "").replace(" ", ""), text)


def _in_order(kind: re.Pattern, name: str) -> list[str]:
    """The words of a folded name, with the pauses between them and none around."""
    words = kind.findall(_initials_joined(name))
    if words and (words[0] in _PAUSES or words[-1] in _PAUSES):
        said = [place for place, word in enumerate(words) if word not in _PAUSES]
        return words[said[0] : said[-1] + 1] if said else []
    return words


def _stands_apart(name: str, before: str, after: str) -> bool:
    """Whether a name is a word where no spaces say so, between the signs around it."""
    if name.isascii():
        return not (len(name) == 1 and before in _APOSTROPHES)  # the “S” of “UKRAINE’S”
    if after and unicodedata.category(after)[0] == "M":
        return False  # a syllable is written on
    first, last = _script(name[0]), _script(name[-1])
    alone = len(name) == 1 and re.match(f"[{SPACELESS}]", name)
    # Hangul sets spaces, and particles after a word; a word in katakana, or one sign, is not cut.
    if _script(before) == first and (alone or first in ("HANGUL", "KATAKANA")):
        return False
    return not (_script(after) == last and (alone or last == "KATAKANA"))


@lru_cache(maxsize=4_000)
def _script(sign: str) -> str:
    """The first word of a sign's name: CJK, HIRAGANA, THAI."""
    return re.split("[ -]", unicodedata.name(sign, ""))[0] if sign else ""
