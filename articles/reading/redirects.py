"""Former addresses of articles: changed slugs and dates, and those an import brought along."""

from articles.models import LiveCopy, Redirect
from articles.reading.absent import Absent, Gone, Moved
from articles.rules import names


def follow_former(path: str) -> Absent:
    """What to say of ``path``: ``Moved``, ``Gone`` or ``Absent``. Two queries at most."""
    redirect = Redirect.objects.filter(path=path, article__isnull=False, in_force=True).first()
    if redirect is None:
        return Absent()
    depends = {names.article(redirect.article_id)}
    copy = LiveCopy.objects.filter(article=redirect.article_id).first()
    return Moved(copy.public_path, depends, forms=("print/",)) if copy else Gone(depends)
