"""Two people changed the same place: what the form shows of it, and what it goes on with."""

from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.actions.words import Words
from articles.admin.story_pictures import with_previews
from articles.models import Article
from articles.rules.merging import Clash
from articles.rules.refusals import Clashing, Refusal

NOTHING = _("nothing")


@dataclass
class Shown:
    """One clash: the name of its field, and the three texts as they are set."""

    label: str
    base: str
    theirs: str
    mine: str
    who: str


def clashes_shown(refusal: Refusal | None) -> list[Shown]:
    """The clashes of a refused save, in the order of the form's fields."""
    if not isinstance(refusal, Clashing):
        return []
    together = refusal.together
    who = str(together.theirs.made_by or _("Somebody else"))
    return [
        Shown(
            label_of_field(name),
            *(_set(name, side) for side in (clash.base, clash.theirs, clash.mine)),
            who,
        )
        for name, clashes in together.clashes.items()
        for clash in clashes
    ]


def as_sent(words: Words) -> dict[str, list[str]]:
    """Words as a browser sends the form that holds them."""
    sent = {
        name: [str(getattr(words, name) or "")]
        for name in (
            "headline",
            "standfirst",
            "body",
            "author_note",
            "lead_alt",
            "lead_caption",
            "source_url",
            "slug",
            "language",
        )
    }
    sent["original_is_canonical"] = ["on"] if words.original_is_canonical else []
    for name in ("section", "category", "source", "translation_of", "lead"):
        thing = getattr(words, name)
        sent[name] = [str(thing.pk) if thing else ""]
    sent["published_on"] = [words.published_on.isoformat() if words.published_on else ""]
    sent["byline"] = [str(author.pk) for author in words.authors]
    sent["tags"] = list(words.tags)
    sent["related"] = [str(number) for number in words.related]
    return sent


def label_of_field(name: str) -> str:
    """A field of the form by the name that the form gives it."""
    known = {"body": _("Story"), "byline": _("Byline")}
    return str(known.get(name) or capfirst(Article._meta.get_field(name).verbose_name))


def _set(name: str, side: Clash) -> str:
    """One side of a clash: blocks as they are set, values as text, and a word where there is nothing."""
    pieces = [piece for piece in side if piece not in (None, "")]
    if not pieces:
        return NOTHING
    if name == "body":
        return with_previews("\n".join(pieces))
    return format_html_join("", "{}", ((str(piece),) for piece in pieces))
