"""What is counted of tags for the trending topics: that an editor published an article under one."""

from datetime import datetime

from articles.actions.beats import note_uses
from articles.models import LiveCopy, TagUse


def count_uses(copy: LiveCopy, *, new: set[int], at: datetime) -> None:
    """Count the ``new`` tags of an article that went live, once each, proposed ones too: they may be
    approved tomorrow.

    Never later than the article's own date, so that what is old makes nothing rise, whoever publishes it
    or gives it tags. One query, none where nothing is new.
    """
    when = min(at, copy.published_at)
    note_uses(TagUse(tag_id=tag, article_id=copy.article_id, at=when) for tag in sorted(new))
