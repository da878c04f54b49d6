"""What happens to former addresses that come with an article from elsewhere."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from articles.actions.beats import announce, require_move
from articles.models import Article, Author, Category, LiveCopy, Redirect, Section, Source, Tag
from articles.rules import addresses, names, workflow

LONGEST = 700
# The first step of a listing's address → what is listed there.
LISTED = {
    addresses.FOLDERS[table._meta.model_name]: table for table in (Category, Tag, Source, Author)
}


@transaction.atomic
def add_former_addresses(article: Article, paths: Iterable[str], *, by) -> list[str]:
    """Make each of ``paths`` lead to the article. Returns those left out: they are another's."""
    require_move(by, "save", article)
    left_out, added = [], False
    for path in dict.fromkeys(_written(path) for path in paths):
        if path == "/" or len(path) > LONGEST or _is_anothers(path, article):
            left_out.append(path)
        elif path != article.public_path:
            Redirect.objects.get_or_create(path=path, defaults=_leading_to(article))
            added = True
    if added:
        announce([names.article(article.pk)])
    return left_out


def _leading_to(article: Article) -> dict:
    was_shown = article.status not in workflow.NEVER_SHOWN
    return {"article": article, "made_at": timezone.now(), "in_force": was_shown}


def _written(path: str) -> str:
    """One slash at either end."""
    return f"/{path.strip('/')}/" if path.strip("/") else "/"


def _is_anothers(path: str, article: Article) -> bool:
    """Whether another thing stands at this address, or stood there."""
    first, _, rest = path.strip("/").partition("/")
    return (
        Redirect.objects.filter(path=path).exclude(article=article).exists()
        or Section.objects.filter(path=path.strip("/")).exists()
        or (first in LISTED and LISTED[first].objects.filter(slug=rest).exists())
        or _is_live(path, article)
    )


def _is_live(path: str, article: Article) -> bool:
    """Whether another live article stands at this address."""
    steps = path.strip("/").split("/")
    if len(steps) != 4:
        return False
    found = LiveCopy.objects.filter(slug=steps[3]).exclude(article=article)
    return any(copy.public_path == path for copy in found.only("published_on", "slug"))
