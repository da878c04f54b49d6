"""The stories chosen to stand beside an article."""

from collections.abc import Sequence

from articles.models import Article, RelatedArticle
from articles.rules import limits, workflow
from articles.rules.refusals import NotFit
from articles.rules.wording import say


def fit_related(article: Article, numbers: Sequence[int]) -> list[int]:
    """The numbers as they are stored: each once, in their order. One query, none for none.

    Raises ``NotFit`` for the article itself, for one no reader has ever seen, and for too many.
    """
    chosen = list(dict.fromkeys(numbers))
    if not chosen:
        return []
    if article.pk in chosen:
        raise NotFit(say("An article is not related to itself: take it out."), field="related")
    if len(chosen) > limits.RELATED:
        raise NotFit(
            say(
                "At most %(most)s stories stand beside an article; take %(over)s out.",
                most=limits.RELATED,
                over=len(chosen) - limits.RELATED,
            ),
            field="related",
        )
    seen = Article.objects.filter(pk__in=chosen).exclude(status__in=workflow.NEVER_SHOWN)
    known = set(seen.values_list("pk", flat=True))
    if not known.issuperset(chosen):
        raise NotFit(
            say("Choose published articles alone: readers are led to them."), field="related"
        )
    return chosen


def set_related(article: Article, numbers: Sequence[int]) -> None:
    """Store which articles stand beside this one."""
    article.related.all().delete()
    RelatedArticle.objects.bulk_create(
        RelatedArticle(article=article, other_id=number, order=order)
        for order, number in enumerate(numbers)
    )
