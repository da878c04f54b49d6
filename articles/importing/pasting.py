"""One pasted or uploaded page into a draft with every field filled, and what to ask the editor."""

from dataclasses import dataclass
from html import escape

from django.db import IntegrityError

from articles.importing import sniffing, storing
from articles.importing.filing import Cabinet
from articles.importing.incoming import Doubt, Incoming, Unreadable
from articles.models import Article, Section
from articles.models.imports import PASTED
from articles.rules import cleaning, limits
from articles.rules.refusals import NotFit, NotNow, SectionClosed
from articles.rules.wording import say


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
    if known := storing.known_contents(fingerprint):
        return Draft(known.article, [], [], known=True)
    incoming = _read(data, name)
    _make_fit(incoming)
    cabinet = Cabinet(by=by, create_sections=False)
    section = _section(cabinet, incoming)
    try:
        article = storing.store(
            incoming,
            name=name,
            fingerprint=fingerprint,
            section=section,
            cabinet=cabinet,
            publishing=False,
        )
    except IntegrityError as clash:
        known = storing.known_contents(fingerprint)
        if not known:
            raise NotNow(
                say(
                    "What the page is filed under was changed or deleted at this moment. Send it "
                    "again."
                )
            ) from clash
        return Draft(known.article, [], [], known=True)  # by somebody else, at this moment
    return Draft(article, incoming.doubts, incoming.notes)


def _read(data: bytes, name: str) -> Incoming:
    try:
        decoded = sniffing.decode(data)
        incoming = sniffing.read(decoded.text, name=name)
    except Unreadable as problem:
        raise NotFit(problem.said, field="page") from problem
    if decoded.note:
        incoming.doubt("body", decoded.note)
    return incoming


def _make_fit(incoming: Incoming) -> None:
    """Make of the page what a draft can hold. What is too long for its field goes into the story."""
    if not incoming.headline:
        incoming.headline = cleaning.excerpt(cleaning.clean_body(incoming.body), 80)
        if incoming.headline:
            incoming.doubt("headline", say("The first words of the text stand in its place."))
    for field, limit in (
        ("author_note", limits.AUTHOR_NOTE),
        ("standfirst", limits.STANDFIRST),
        ("headline", limits.HEADLINE),
    ):
        _cut(incoming, field, limit)
    if len(incoming.source_url) > limits.ADDRESS:
        incoming.source_url, incoming.original_is_canonical = "", False
        incoming.doubt("source_url", say("The link to the original was too long to be one."))


def _cut(incoming: Incoming, field: str, limit: int) -> None:
    whole = cleaning.clean_line(getattr(incoming, field))
    if len(whole) <= limit:
        return
    setattr(incoming, field, whole[: limit - 1].rstrip() + "…")
    as_paragraph = f"<p>{escape(whole)}</p>\n"
    if field == "author_note":
        incoming.body += as_paragraph
    else:
        incoming.body = as_paragraph + incoming.body
    incoming.doubt(field, say("This was too long and is cut here. It stands whole in the story."))


def _section(cabinet: Cabinet, incoming: Incoming) -> Section | None:
    if not incoming.section:
        incoming.doubt("section", say("The page names no section. Choose one before publishing."))
        return None
    try:
        return cabinet.section(incoming.section)
    except NotFit as refusal:
        way = " > ".join(incoming.section)
        if isinstance(refusal, SectionClosed):
            said = say(
                "The page says “%(way)s”, and that section is closed. Choose another one.", way=way
            )
        else:
            said = say(
                "The page says “%(way)s”, and there is no such section. Choose one.", way=way
            )
        incoming.doubt("section", said)
        return None
