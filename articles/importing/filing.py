"""From names as they stood in the material to the rows they are filed under, found or made."""

from django.db.models import Max

from articles.actions.filing import save_filing
from articles.actions.filing_in_sections import refuse_closed
from articles.actions.sections import save_section
from articles.actions.tags import meanings_of
from articles.importing.incoming import Incoming
from articles.models import Author, Category, Section, Source
from articles.models.aliased import Aliased
from articles.rules import addresses, nouns, tag_names
from articles.rules.refusals import NameTaken, NotAllowed, NotFit
from articles.rules.wording import say


class Cabinet:
    """Finds sections, categories, sources and authors by name or slug; makes the missing ones.

    ``by`` is who brings the material in: what they may not make is doubted instead, and left empty.
    A section is made only with ``create_sections``.
    """

    def __init__(self, *, by, create_sections: bool):
        self.by = by
        self.create_sections = create_sections

    def section(self, trail: tuple[str, ...]) -> Section | None:
        """The section at the end of a breadcrumb of titles or slugs. Raises ``NotFit`` where unknown, and
        for a closed one, which takes no articles."""
        found = None
        for title in trail:
            found = self._child(found, title) or self._open(found, title, trail)
        if found:
            refuse_closed(found)
        return found

    def filed(self, kind: type, name: str, incoming: Incoming, about: str):
        """The category, source or author of this name; None, with a doubt, where it cannot be made."""
        if not name:
            return None
        if found := _find(kind, name):
            return found
        try:
            return save_filing(kind(name=name), by=self.by)
        except NameTaken:
            return _find(kind, name)  # somebody else made it in this moment
        except NotAllowed:
            noun = nouns.ONE[kind._meta.model_name]
            incoming.doubt(about, say("There is no %(kind)s “%(name)s” yet. Ask a moderator to add it.",
                                      kind=noun, name=name))  # fmt: skip
        except NotFit as refusal:
            incoming.doubt(about, refusal.sentence)
        return None

    def category(self, incoming: Incoming) -> Category | None:
        return self.filed(Category, incoming.category, incoming, "category")

    def source(self, incoming: Incoming) -> Source | None:
        return self.filed(Source, incoming.source, incoming, "source")

    def authors(self, incoming: Incoming) -> list[Author]:
        found = (self.filed(Author, name, incoming, "authors") for name in incoming.authors)
        return [author for author in found if author]

    def tags(self, incoming: Incoming) -> list[str]:
        """The names that can be tags. What they mean beside themselves is noted."""
        fit = []
        for name in incoming.tags:
            try:
                fit.append(tag_names.fit_name(name))
            except NotFit as refusal:
                incoming.doubt("tags", refusal.sentence)
        for meaning in meanings_of(fit) if fit else ():
            incoming.note(meaning)
        return fit

    def _child(self, parent: Section | None, title: str) -> Section | None:
        children = Section.objects.filter(parent=parent)
        slug = addresses.slug_of(title)
        return children.filter(title__iexact=title).first() or children.filter(slug=slug).first()

    def _open(self, parent: Section | None, title: str, trail: tuple[str, ...]) -> Section:
        if not self.create_sections:
            way = " > ".join(trail)
            raise NotFit(
                say(
                    "There is no section “%(way)s”. Open it at the desk, or let the import do so "
                    "with --create-sections.",
                    way=way,
                ),
                field="section",
            )
        last = Section.objects.filter(parent=parent).aggregate(last=Max("order"))["last"]
        order = 0 if last is None else last + 1
        return save_section(Section(parent=parent, title=_as_title(title), order=order), by=self.by)


def _find(kind: type, name: str):
    """What this name or slug stands for: itself, or what it was merged into."""
    slug = addresses.slug_of(name)
    things = kind.objects.select_related("alias_of") if issubclass(kind, Aliased) else kind.objects
    found = things.named(name).first() or things.filter(slug=slug).first()
    return found.meant if isinstance(found, Aliased) else found


def _as_title(name: str) -> str:
    """“EUROPE” and “middle-east” as a person would title a section; any other name as it is."""
    if name == addresses.slug_of(name):
        return name.replace("-", " ").title()
    return name.title() if name.isupper() and len(name) > 3 else name
