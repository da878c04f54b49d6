"""The whole tree of sections, read in one query and asked in memory."""

from articles.models import Section


class Tree:
    """All sections: some hundreds at most, so one small query answers every question about them."""

    def __init__(self, sections):
        self.by_number = {section.pk: section for section in sections}
        self.by_path = {section.path: section for section in self.by_number.values()}
        self._children: dict[int | None, list[Section]] = {}
        for section in sorted(self.by_number.values(), key=lambda row: (row.order, row.title)):
            self._children.setdefault(section.parent_id, []).append(section)

    @classmethod
    def read(cls) -> "Tree":
        """One query."""
        return cls(Section.objects.all())

    @property
    def top(self) -> list[Section]:
        return self.children(None)

    @property
    def menu(self) -> list[Section]:
        """The top sections that the menu of every page lists."""
        return self.listed(None)

    def children(self, number: int | None) -> list[Section]:
        return self._children.get(number, [])

    def listed(self, number: int | None) -> list[Section]:
        """The children that a menu lists. A closed section is an archive: it gets no news, so no menu leads
        there, but breadcrumbs, search and its former links do. Who stands in one finds what is below it.
        """
        above = self.by_number.get(number)
        closed_too = above is not None and above.is_closed
        return [each for each in self.children(number) if closed_too or not each.is_closed]

    def trail(self, number: int) -> list[Section]:
        """The way from the top down to a section, itself last."""
        section = self.by_number[number]
        above = self.trail(section.parent_id) if section.parent_id else []
        return [*above, section]

    def below(self, number: int) -> list[int]:
        """The numbers of a section and of everything below it."""
        found = [number]
        for child in self.children(number):
            found += self.below(child.pk)
        return found
