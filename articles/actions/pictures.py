"""Pictures kept for readers. A file is named after what is in it, and never changes."""

from articles.actions.renditions import keep_for_readers
from articles.models import Tag
from articles.rules.pictures import Rendition
from articles.rules.refusals import NotFit
from articles.rules.wording import say


def take_picture(tag: Tag, picture: Rendition) -> None:
    """Store a picture and give it to a tag, which is not stored here.

    A former picture stays: an undone act shows it again. Stored before the commit, a file that no tag
    has in the end harms nothing.
    """
    tag.picture = keep_for_readers(picture.content, "webp")
    tag.picture_width, tag.picture_height = picture.width, picture.height


def drop_picture(tag: Tag) -> None:
    """Take its picture, and what was said of it, from a tag, which is not stored here."""
    tag.picture = tag.picture_alt = tag.picture_credit = ""
    tag.picture_width = tag.picture_height = 0


def refuse_wordless_picture(tag: Tag) -> None:
    """Raise ``NotFit`` for a picture of which nobody says what it shows."""
    if tag.picture and not tag.picture_alt:
        raise NotFit(
            say("Say what the picture shows, for readers who do not see it."), field="picture_alt"
        )
