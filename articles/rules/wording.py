"""Sentences that become words when they are shown, in the language of whoever looks.

The rules know no language but that in which they are written. So a sentence keeps its text and what fills
its place-holders: one desk reads it in Japanese, another in French, and what is stored is in the paper's own.
Without a tongue that :func:`speak_with` gave, all is in English.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from gettext import NullTranslations


class English(NullTranslations):
    """The words as they stand in the code. Another tongue answers to the same names."""

    def number(self, number: int) -> str:
        """A number with its thousands apart."""
        return f"{number:,}"

    def of_the_paper(self) -> AbstractContextManager:
        """Within it words are in the paper's language."""
        return nullcontext()


class _Spoken:
    """What has words once it is shown. It is equal to what reads the same, and does what a text does."""

    __slots__ = ()

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, str | _Spoken) else NotImplemented

    def __hash__(self):
        return hash(str(self))

    def __contains__(self, words: str) -> bool:
        return words in str(self)

    def __getattr__(self, name: str):
        if not hasattr(str, name):
            raise AttributeError(name)
        return getattr(str(self), name)


class Sentence(_Spoken):
    """A text and what stands in its ``%(name)s``. Made by :func:`say`, :func:`say_many`, :func:`say_as`.

    Numbers and other sentences are worded with it; anything else is named as it is called now, since it
    may be called otherwise later. ``repr`` is the same in every language.
    """

    __slots__ = ("context", "more", "text", "values")

    def __init__(self, text: str, values: dict, *, more: str = "", context: str = ""):
        self.text, self.more, self.context = text, more, context
        self.values = {name: _kept(value) for name, value in values.items()}

    def filled(self, **values) -> "Sentence":
        """The same with what else stands in it."""
        return Sentence(self.text, self.values | values, more=self.more, context=self.context)

    def __str__(self):
        if self.more:
            text = _tongue.ngettext(self.text, self.more, self.values["count"])
        elif self.context:
            text = _tongue.pgettext(self.context, self.text)
        else:
            text = _tongue.gettext(self.text)
        return (
            text % {name: _worded(each) for name, each in self.values.items()}
            if self.values
            else text
        )

    def __repr__(self):
        return f"Sentence({self.text!r}, {self.values!r})"


class Row(_Spoken):
    """Several in a row, with what stands between them and before the last: both are sentences."""

    __slots__ = ("between", "last", "parts")

    def __init__(self, parts: Iterable, between: Sentence, last: Sentence | None = None):
        self.parts, self.between, self.last = (
            [_kept(each) for each in parts],
            between,
            last or between,
        )

    def __str__(self):
        *first, last = map(_worded, self.parts)
        return str(self.between).join(first) + str(self.last) * bool(first) + last

    def __repr__(self):
        return f"Row({self.parts!r})"


def say(text: str, /, **values) -> Sentence:
    """A sentence, marked for translation. A number that is a name, as a year is, is given as a text."""
    return Sentence(text, values)


def say_many(one: str, more: str, count: int, /, **values) -> Sentence:
    """A sentence that depends on a number, which stands in it as ``%(count)s``."""
    return Sentence(one, {"count": count, **values}, more=more)


def say_as(context: str, text: str, /, **values) -> Sentence:
    """A sentence that is translated otherwise elsewhere; ``context`` tells the translator what it is here."""
    return Sentence(text, values, context=context)


def in_a_row(parts: Iterable) -> Row:
    """“A, B, C”; at least one."""
    return Row(parts, _COMMA)


def listed(parts: Iterable) -> Row:
    """“A, B and C”; at least one."""
    return Row(parts, _COMMA, _AND)


def in_turn(*sentences) -> Row:
    """Whole sentences, one after the other."""
    return Row(sentences, _SPACE)


def quoted(names: Iterable) -> list[Sentence]:
    """Each name in the marks of a quotation."""
    return [say("“%(name)s”", name=name) for name in names]


def settled(sentence: "Words") -> str:
    """The words to store: in the paper's language, whoever made them."""
    with _tongue.of_the_paper():
        return str(sentence)


def speak_with(tongue) -> None:
    """Have every sentence worded by ``tongue``, which answers as :class:`English` does."""
    global _tongue
    _tongue = tongue


Words = Sentence | Row | str
_tongue = English()
_COMMA = say_as("between names", ", ")
_AND = say_as("before the last name", " and ")
_SPACE = say_as("between sentences", " ")


def _kept(value):
    return value if isinstance(value, int | _Spoken) else str(value)


def _worded(value) -> str:
    return _tongue.number(value) if isinstance(value, int) else str(value)
