"""What stands in an import as a whole: names by short form, and every article's address to be, so that
one file's reference to another becomes a link."""

from collections.abc import Iterable

from articles.importing import front_matter, markdown, sniffing
from articles.importing.folders import ARTICLE, NAMES, Found
from articles.importing.incoming import Unreadable
from articles.importing.names import Names
from articles.models import ImportedFile
from articles.rules import addresses


class Index:
    """Made by one look at the head of every file. Files brought in before keep their real address."""

    def __init__(self):
        self.names = Names()
        self._addresses: dict[str, str] = {}
        self._given: set[str] = set()

    @classmethod
    def of(cls, files: Iterable[Found]) -> "Index":
        index = cls()
        for file in ImportedFile.objects.select_related("article"):
            index._learn(file.name, file.article.public_path)
        for found in files:
            try:
                index._add(found)
            except Unreadable:
                continue  # reported when its turn comes
        return index

    def resolve(self, ref: str) -> str | None:
        """The address of the article that ``ref`` names, with the fragment it came with; or None."""
        name, mark, fragment = ref.partition("#")
        keys = markdown.ref_keys(name)
        path = next((self._addresses[key] for key in keys if key in self._addresses), None)
        path = path or self._topic(keys[0])
        return path and path + mark + fragment

    def _topic(self, key: str) -> str | None:
        """``/topics/open-data`` is the tag that the topic became."""
        folder, _, slug = key.strip("/").partition("/")
        if folder not in ("topics", "tags") or slug not in self.names.topics:
            return None
        return addresses.listing_path("tag", addresses.slug_of(self.names.topics[slug]))

    def _add(self, found: Found) -> None:
        text = sniffing.decode(found.data).text
        if found.kind == NAMES:
            self.names.add(found.name, text)
        elif found.kind == ARTICLE and front_matter.begins(text):
            self._plan(found.name, markdown.fields(front_matter.split(text), Names(), found.name))

    def _plan(self, name: str, incoming) -> None:
        if incoming.published_on is None or self._knows(name):
            return
        day = incoming.published_on
        slug = addresses.slug_of(incoming.slug) or addresses.article_slug(incoming.headline)
        free = addresses.free_slug(
            slug, lambda slug: addresses.article_path(day, slug) in self._given
        )
        self._learn(name, addresses.article_path(day, free))
        for alias in incoming.aliases:
            self._addresses.setdefault(
                markdown.ref_keys(alias)[0], addresses.article_path(day, free)
            )

    def _knows(self, name: str) -> bool:
        return markdown.ref_keys(name)[0] in self._addresses

    def _learn(self, name: str, path: str) -> None:
        if not path:
            return
        self._given.add(path)
        for key in markdown.ref_keys(name):
            self._addresses.setdefault(key, path)
