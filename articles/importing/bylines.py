"""The line that names who wrote a piece: “By Jane Doe”, “Von Anna Schmidt”, “Автор: Иван Петров”."""

import re

from articles.importing import person_names

LONGEST = 100

_BY = re.compile(
    r"(?:by|par|von|por|door|di|af|av|oleh|od|από τον|από την|του|της|(?:written|posted|story|report|text) by)"
    r" ?:? (?=[^\W\d_])",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:author|authors|byline|words|autor|autorin|autora|auteur|auteure|autore|autrice|yazar|yazan|penulis|tekst|"
    r"text|texte|texto|автор|автори|авторы|текст|συντάκτης|κείμενο|الكاتب|بقلم|كتب|نویسنده|מאת|लेखक|作者|記者|"
    r"记者|撰文|文|筆者|글|글쓴이|기자)\s?[:：／]\s?",
    re.IGNORECASE,
)
_ARABIC_BY = re.compile(r"(?:بقلم|מאת|द्वारा) ")
_AFTER_THE_NAME = re.compile(r" (?:in|at|for|aus|à|en|from|dans) [A-ZÀ-Ý]| [|–—/-] |, ")
_KOREAN = re.compile(r"([가-힣]{2,4}) ?(?:선임)?(?:기자|특파원|논설위원)")
_AGENCY = re.compile(r"[A-Z]\w+(?: (?:Staff|Agencies|Newsroom|News|Service))?|[A-Z]{2,6}")


def names(text: str) -> tuple[str, ...]:
    """Who is named by a line that is a byline; none if it is something else, as “Von Leyen trifft” is."""
    if len(text) > LONGEST:
        return ()
    if label := _LABEL.match(text) or _ARABIC_BY.match(text):
        return _labelled(text[label.end() :])
    if korean := _KOREAN.fullmatch(text):
        return (korean[1],)
    match = _BY.match(text)
    written = text[match.end() :].rstrip(".") if match else ""
    return (_people(written) or _agency(text, written)) if written else ()


def _labelled(written: str) -> tuple[str, ...]:
    """After a label it is enough that the words are few."""
    few = len(written) <= 40 and len(written.split(" ")) <= 5 and not written.endswith((".", "。"))
    return _people(written) or ((written,) if few and written else ())


def _people(written: str) -> tuple[str, ...]:
    """The names, alone or with a place or a post behind them: “Jane Doe in Tokyo”, “Jane Doe, staff writer”."""
    if found := person_names.people(written):
        return found
    ends = [match.start() for match in _AFTER_THE_NAME.finditer(written)]
    return next(
        (found for end in reversed(ends) if (found := person_names.people(written[:end]))), ()
    )


def _agency(text: str, written: str) -> tuple[str, ...]:
    shaped = text.lower().startswith(("by ", "par ")) and _AGENCY.fullmatch(written)
    return (written,) if shaped else ()
