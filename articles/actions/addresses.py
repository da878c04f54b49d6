"""Addresses: a free one for an article to stand at, and redirects from where things stood."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article, LiveCopy, Redirect
from articles.models.redirects import KINDS
from articles.rules import addresses, names


def save_at_free_address(article: Article | LiveCopy, slug: str) -> None:
    """Write the article's row, the desk's or the readers', with this slug or, where another has the
    address, with ``-2``, ``-3``, …

    Who takes the address in this moment is not seen: then the database refuses, and the look-up, made
    again, sees them.
    """
    while True:
        article.slug = addresses.free_slug(slug, lambda taken: address_is_taken(article, taken))
        try:
            with transaction.atomic():
                return article.save()
        except IntegrityError:
            if not address_is_taken(article, article.slug):
                raise


def clear_for(path: str) -> set[str]:
    """Take away the redirect at ``path``, where a thing of its own is to stand now.

    Returns the names of what its readers were led to: the kept redirect depends on them.
    """
    return led_to(clear_all([path]))


def clear_all(paths: Iterable[str]) -> list[Redirect]:
    """Take away the redirects at these addresses. Returns what they were; two queries at most."""
    displaced = list(Redirect.objects.filter(path__in=list(paths)))
    if displaced:
        Redirect.objects.filter(pk__in=[each.pk for each in displaced]).delete()
    return displaced


def led_to(redirects: Iterable[Redirect]) -> set[str]:
    """The names of what these redirects lead to."""
    return {
        names.SECTIONS if kind == "section" else names.thing(kind, pk)
        for redirect in redirects
        for kind in KINDS
        if (pk := getattr(redirect, f"{kind}_id"))
    }


def lead_on(path: str, **thing) -> set[str]:
    """Make ``path`` lead to a thing (``section=…``, ``tag=…``), wherever it stands now or later.

    Returns the names of what the address led to before.
    """
    before = clear_for(path)
    Redirect.objects.create(path=path, made_at=timezone.now(), **thing)
    return before


def address_is_taken(article: Article | LiveCopy, slug: str) -> bool:
    """Whether another article stands, or stood, at this article's date with this slug."""
    if addresses.is_reserved_below_a_list(slug):
        return True
    day, pk = article.published_on, article.pk
    if day is None:
        return False
    path = addresses.article_path(day, slug)
    owners = (
        Article.objects.filter(published_on=day, slug=slug).values_list("pk"),
        LiveCopy.objects.filter(published_on=day, slug=slug).values_list("article"),
        Redirect.objects.filter(path=path).values_list("article"),
    )
    # One question instead of three: imports ask it twice for every article.
    first, *others = (rows.order_by() for rows in owners)
    return any(owner != pk for (owner,) in first.union(*others, all=True))
