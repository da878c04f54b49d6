"""The versions that readers had of an article, kept as publishing changes it."""

from datetime import datetime

from articles.models import LiveCopy, LiveVersion
from articles.models.versions import WORDS


def keep_version(
    copy: LiveCopy, *, former: LiveCopy | None, at: datetime, substantive: bool
) -> None:
    """Note that readers have ``copy`` from ``at`` on. Where its substance changed, the words of the
    ``former`` copy are kept as what they had until then; a mended slip makes no version."""
    if former is None:
        LiveVersion.objects.create(copy=copy, since=at)
        return
    words = {name: getattr(former, name) for name in WORDS}
    if not substantive or all(getattr(copy, name) == words[name] for name in WORDS):
        return
    replaced = words | {"until": at}
    if not LiveVersion.objects.filter(copy=copy, until=None).update(**replaced):
        # It was published before versions were kept: of that one only its last publishing is known.
        LiveVersion.objects.create(copy=copy, since=min(former.updated_at, at), **replaced)
    LiveVersion.objects.create(copy=copy, since=at)
