"""One pasted or uploaded page into a draft with every field filled, and what to ask the editor."""

from dataclasses import dataclass

from articles.importing import sniffing, storing
from articles.importing.filing import Cabinet
from articles.importing.incoming import Doubt, Incoming, Unreadable
from articles.models import Article, Section
from articles.models.imports import PASTED
from articles.rules.refusals import NotFit


@dataclass
class Draft:
    """``known`` says that the same page was brought in before: ``article`` is that one, unchanged."""

    article: Article
    doubts: list[Doubt]
    notes: list[str]
    known: bool = False


def bring_in_page(data: bytes, *, by, name: str = "") -> Draft:
    """A page as it was pasted (UTF-8) or uploaded, as a draft at the desk.

    Raises ``NotFit`` with a sentence where the page cannot be read at all, or another refusal of
    saving an article.
    """
    fingerprint = storing.fingerprint_of(data)
    name = f"{PASTED}/{fingerprint[:16]}/{name}".rstrip("/")
    before = storing.known_contents(name, fingerprint)
    if before:
        return Draft(before.article, [], [], known=True)
    incoming = _read(data, name)
    cabinet = Cabinet(by=by, create_sections=False)
    section = _section(cabinet, incoming)
    article = storing.store(
        incoming,
        name=name,
        fingerprint=fingerprint,
        section=section,
        cabinet=cabinet,
        publishing=False,
    )
    return Draft(article, incoming.doubts, incoming.notes)


def _read(data: bytes, name: str) -> Incoming:
    try:
        decoded = sniffing.decode(data)
        incoming = sniffing.read(decoded.text, name=name)
    except Unreadable as problem:
        raise NotFit(str(problem), field="page") from problem
    if decoded.note:
        incoming.doubt("body", decoded.note)
    return incoming


def _section(cabinet: Cabinet, incoming: Incoming) -> Section | None:
    if not incoming.section:
        incoming.doubt("section", "The page names no section. Choose one before publishing.")
        return None
    try:
        return cabinet.section(incoming.section)
    except NotFit:
        way = " > ".join(incoming.section)
        incoming.doubt(
            "section", f"The page says “{way}”, and there is no such section. Choose one."
        )
        return None
