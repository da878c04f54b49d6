"""What happens to former addresses that come with an article from elsewhere."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from articles.actions.beats import announce, require
from articles.models import Article, LiveCopy, Redirect
from articles.rules import names


@transaction.atomic
def add_former_addresses(article: Article, paths: Iterable[str], *, by) -> list[str]:
    """Make each of ``paths`` lead to the article. Returns those left out: they are another's."""
    require(by, "change_article", "change articles")
    left_out, added = [], False
    for path in dict.fromkeys(_written(path) for path in paths):
        taken = Redirect.objects.filter(path=path).exclude(article=article).exists()
        if taken or path == "/" or len(path) > 700 or _is_live(path):
            left_out.append(path)
        elif path != article.public_path:
            Redirect.objects.get_or_create(
                path=path, defaults={"article": article, "made_at": timezone.now()}
            )
            added = True
    if added:
        announce([names.article(article.pk)])
    return left_out


def _written(path: str) -> str:
    """One slash at either end."""
    return f"/{path.strip('/')}/" if path.strip("/") else "/"


def _is_live(path: str) -> bool:
    """Whether a live article stands at this address."""
    steps = path.strip("/").split("/")
    if len(steps) != 4:
        return False
    found = LiveCopy.objects.filter(slug=steps[3])
    return any(copy.public_path == path for copy in found.only("published_on", "slug"))
