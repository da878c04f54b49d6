"""Tags by the names that a moderator typed, to change them on many articles: understood, or refused with a
sentence at the field they were typed into."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from articles.actions.retagging import Change
from articles.models import Tag
from articles.rules import cleaning, tag_names
from articles.rules.likeness import skeleton_of
from articles.rules.refusals import NotFit
from articles.rules.retagging import Told, what_contradicts
from articles.rules.wording import Sentence, in_turn, say, settled

MOST = 20  # each is some statements; more is another plan
ADD, REMOVE, REPLACE, INSTEAD = "add", "remove", "replace", "instead"


@dataclass
class Asked:
    """``changes`` in the order they were asked for, ``tags`` by their numbers, and in ``said`` a sentence
    for each name that stands for a tag of another name."""

    changes: list[Change]
    tags: dict[int, Tag]
    said: list[Sentence] = field(default_factory=list)

    def told(self, change: Change, **counts) -> Told:
        return told(change, {number: tag.name for number, tag in self.tags.items()}, **counts)

    def as_json(self) -> dict:
        return {
            "changes": [[change.removed, change.instead] for change in self.changes],
            "tags": {str(number): tag.name for number, tag in self.tags.items()},
            "said": [settled(each) for each in self.said],
        }


def told(change: Change, named: dict[int, str], **counts) -> Told:
    """A change by the names of its tags."""
    return Told(named.get(change.removed, ""), named.get(change.instead, ""), **counts)


def understand(
    *, add: Sequence[str], remove: Sequence[str], replace: Iterable[tuple[str, str]]
) -> Asked:
    """What these names ask for; ``replace`` holds pairs: the tag that goes, and the one that comes.

    Raises ``NotFit`` for a name that is no tag, for one that no reader would see, and for changes that
    contradict one another. One query, and one to suggest what was perhaps meant.
    """
    typed = [
        *(("", name) for name in add),
        *((name, "") for name in remove),
        *replace,
    ]
    if not typed:
        raise NotFit(say("Say which tags to add, to take off or to replace."), field=ADD)
    if len(typed) > MOST:
        raise NotFit(say("That is more than %(most)s tags at once: make another plan of the rest.", most=MOST),
                     field=ADD)  # fmt: skip
    found = _Found(typed)
    pairs = dict.fromkeys(found.pair(*each) for each in typed)
    for sentence in what_contradicts((str(gone or ""), str(come or "")) for gone, come in pairs):
        raise NotFit(sentence, field=_field_of_contradiction(pairs))
    changes = [Change(gone and gone.pk, come and come.pk) for gone, come in pairs]
    tags = {tag.pk: tag for pair in pairs for tag in pair if tag}
    return Asked(changes, tags, list(dict.fromkeys(found.said)))


def _field_of_contradiction(pairs) -> str:
    if any(gone and come for gone, come in pairs):
        return REPLACE
    return REMOVE


class _Found:
    """The tags that the typed names mean."""

    def __init__(self, typed: list[tuple[str, str]]):
        self.said: list[Sentence] = []
        keys = {cleaning.key_of(_fit(name, field)) for name, field in _with_fields(typed)}
        known = Tag.objects.filter(key__in=keys).select_related("alias_of")
        self.known = {tag.key: tag for tag in known}

    def pair(self, gone: str, come: str) -> tuple[Tag | None, Tag | None]:
        (_, first), (_, second) = _fields(gone, come)
        return (
            self._going(gone, first) if gone else None,
            self._coming(come, second) if come else None,
        )

    def _tag(self, name: str, at: str) -> Tag:
        name = _fit(name, at)
        tag = self.known.get(cleaning.key_of(name))
        if tag is None:
            raise NotFit(
                in_turn(say("There is no tag “%(name)s”.", name=name), _perhaps(name)),
                field=at,
            )
        if tag.alias_of:
            self.said.append(
                say("“%(name)s” is another name of “%(meant)s”.", name=name, meant=tag.meant)
            )
        return tag.meant

    def _going(self, name: str, at: str) -> Tag:
        tag = self._tag(name, at)
        if tag.status == Tag.REFUSED:
            raise NotFit(
                say("“%(tag)s” was refused as a tag: no article has it.", tag=tag), field=at
            )
        return tag

    def _coming(self, name: str, at: str) -> Tag:
        tag = self._tag(name, at)
        if tag.status == Tag.REFUSED:
            refused = say("“%(tag)s” was refused as a tag.", tag=tag)
            if tag.reason:
                refused = say("“%(tag)s” was refused as a tag: %(why)s", tag=tag, why=tag.reason)
            raise NotFit(refused, field=at)
        if tag.status != Tag.APPROVED:
            raise NotFit(say("Approve “%(tag)s” first: readers cannot see it.", tag=tag), field=at)
        return tag


def _fields(gone: str, come: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Each name of a pair with the field that it was typed into."""
    both = gone and come
    return (gone, REPLACE if both else REMOVE), (come, INSTEAD if both else ADD)


def _with_fields(typed):
    return (each for pair in typed for each in _fields(*pair) if each[0])


def _fit(name: str, at: str) -> str:
    return tag_names.fit_name(name, field=at)


def _perhaps(name: str) -> Sentence:
    """What is said of a name that no tag has."""
    like = Tag.objects.approved().filter(skeleton=skeleton_of(name)).first()
    return say("Is “%(like)s” meant?", like=like) if like else say("Open it among the tags first.")
