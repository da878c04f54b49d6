"""An article's words as a revision keeps them, and back."""

from django.utils import timezone

from articles.actions.words import Words
from articles.models import Article, Author, Category, Revision, Section, Source
from articles.rules.refusals import NotNow

PLAIN = (
    "headline", "slug", "standfirst", "body", "author_note", "source_url", "language",
)  # fmt: skip
FILED = {"section": Section, "category": Category, "source": Source}


def keep_revision(article: Article, *, verb: str, by) -> Revision:
    """The revision that holds the article's present words: the newest one, or a new one if they differ."""
    content = snapshot(article)
    newest = article.revisions.first()
    if newest and newest.content == content and verb != "save":
        return newest
    return Revision.objects.create(
        article=article,
        number=newest.number + 1 if newest else 1,
        content=content,
        verb=verb,
        made_at=timezone.now(),
        made_by=by,
    )


def snapshot(article: Article) -> dict:
    """Everything an editor wrote, as JSON: texts as they are, things by number, tags by name."""
    words = Words.of(article)
    return {
        **{name: getattr(words, name) for name in PLAIN},
        **{name: getattr(article, f"{name}_id") for name in FILED},
        "authors": [author.pk for author in words.authors],
        "tags": sorted(words.tags),
        "published_on": words.published_on and words.published_on.isoformat(),
    }


def words_of(revision: Revision) -> Words:
    """The words a revision kept. Raises ``NotNow`` where something it was filed under is gone."""
    content = revision.content
    authors = Author.objects.in_bulk(content["authors"])
    day = content["published_on"]
    filed = {name: _find(table, content[name], name) for name, table in FILED.items()}
    return Words(
        **{name: content[name] for name in PLAIN},
        **filed,
        authors=[authors[pk] for pk in content["authors"] if pk in authors],
        tags=content["tags"],
        published_on=day and type(timezone.now().date()).fromisoformat(day),
    )


def _find(table, pk, name):
    if pk is None:
        return None
    found = table.objects.filter(pk=pk).first()
    if found is None:
        raise NotNow(f"The {name} of this revision is gone: choose another after restoring.")
    return found
