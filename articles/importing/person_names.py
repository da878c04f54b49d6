"""Whether some words are a person's name, as far as their form and a list of what is none can tell."""

import re

from articles.importing import plain_text

_SMALL = plain_text.words(
    "de da do dos das del della di du la le van von der den ter ten zu zur al el bin ibn ben bint y e "
    "and und et"
)
_AND = re.compile(r",? (?:and|und|et|y|&|e|en|og|och|i|и|та|και) |, ")
# Words that no name begins with: places, what begins a sentence, titles that an author's line leaves out.
_NO_FIRST_NAME = plain_text.words(
    "new north south east west northern southern eastern western central upper lower united saudi san santa "
    "santo são los las el costa puerto sri hong great greater old middle cape fort port lake mount rio tel abu "
    "kuala buenos addis phnom ulan nur novi mexico silicon wall white red big downing capitol sierra burkina "
    "ivory czech dominican papua trinidad bosnia equatorial european asian african american british russian "
    "ukrainian chinese japanese german french italian spanish turkish indian iranian israeli korean "
    "the a an this that our these those der die das le les un une its his her their my your but and so or yet "
    "for if when while what who why how where there here then now today tomorrow yesterday last next first both "
    "neither either only even perhaps maybe still meanwhile also all many most some no not every each another "
    "one two three four such in on at by from to with without after before since until under over as of "
    "president prime minister chancellor king queen pope emperor prince princess senator sen rep gov governor "
    "mayor judge mr mrs ms secretary foreign defense defence vice former late monday tuesday wednesday "
    "thursday friday saturday sunday january february march april june july august september october november "
    "december präsident bundeskanzler kanzler minister ministre président roi presidente ministro rey"
)
# Words that stand in the names of countries, bodies and papers, and hardly in a person's.
_NO_NAME = plain_text.words(
    "union nations bank party council ministry court group inc corp company agency fund committee commission "
    "forces army guard university institute city state states republic kingdom islands island sea river valley "
    "street staff team times news press reuters agencies agency board desk bureau association organization "
    "organisation federation airlines motors electric war summit treaty act korea arabia africa america asia "
    "europe china russia ukraine japan germany france britain england ireland zealand guinea lanka rica rico "
    "emirates congress parliament senate assembly kong york angeles francisco diego vegas aires janeiro "
    "correspondents reporters editors newsroom police church museum stadium airport "
    "nato presse redaktion agentur agence rédaction redacción agencia agencias redazione"
)
_CAPITALS = re.compile(r"[A-Z]{3,}$")


def people(text: str) -> tuple[str, ...]:
    """The people in “Jane Doe, John Roe and Q. de la Fuente”; none if one of them is no name."""
    names = capitalised(text)
    return names if all(map(is_person, names)) else ()


def capitalised(text: str) -> tuple[str, ...]:
    """The same by form alone, countries and bodies too."""
    names = tuple(name.strip() for name in _AND.split(text) if name.strip())
    return names if names and all(_has_form(name) for name in names) else ()


def is_person(name: str) -> bool:
    """True if no word of ``name`` is one of places, bodies, titles or beginnings of sentences."""
    words = [word.strip(".,’'").lower() for word in name.split(" ")]
    shouted = not name.isupper() and any(_CAPITALS.match(word) for word in name.split(" "))
    return (
        words[0] not in _NO_FIRST_NAME
        and not any(word in _NO_NAME for word in words)
        and not name.endswith(("’s", "'s", "s’"))
        and not shouted
    )


def _has_form(text: str) -> bool:
    words = text.split(" ")
    big = [word for word in words if word.lower() not in _SMALL]
    return (
        2 <= len(words) <= 6
        and len(big) >= 2
        and words[0] in big
        and words[0].lower()
        not in ("the", "a", "an", "this", "that", "our", "these", "der", "die", "das")
        and all(word[0].isalpha() and word[0] == word[0].upper() for word in big)
        and not any(sign.isdigit() for sign in text)
    )
