"""Things to test with, made as the newsroom makes them: through the actions."""

import itertools
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from PIL import Image, ImageDraw

from articles.actions.articles import publish, save_article
from articles.actions.corrections import add_correction
from articles.actions.filing import save_filing
from articles.actions.library import add_picture
from articles.actions.sections import save_section
from articles.actions.tags import save_tag
from articles.actions.topics import put_up_topic
from articles.actions.words import Words
from articles.models import Author, Category, Picture, Section, Source, Tag, TrendingTopic
from articles.rules import renditions

number = itertools.count(1)


def a_section(title=None, *, parent=None, **fields) -> Section:
    title = title or f"Section {next(number)}"
    return save_section(Section(title=title, parent=parent, **fields), by=None)


def a_category(name=None) -> Category:
    return save_filing(Category(name=name or f"Category {next(number)}"), by=None)


def a_source(name=None, **fields) -> Source:
    return save_filing(Source(name=name or f"Source {next(number)}", **fields), by=None)


def an_author(name=None) -> Author:
    return save_filing(Author(name=name or f"Author {next(number)}"), by=None)


def a_tag(name=None, status=Tag.APPROVED) -> Tag:
    return save_tag(Tag(name=name or f"Tag {next(number)}", status=status), by=None)


def a_trending_topic(name=None) -> TrendingTopic:
    """A tag that is put up, after those that are."""
    tag = a_tag(name)
    put_up_topic(tag, by=None)
    return TrendingTopic.objects.get(tag=tag)


def words(headline=None, **fields) -> Words:
    fields.setdefault("body", "<p>Some words.</p>")
    return Words(headline=f"Headline {next(number)}" if headline is None else headline, **fields)


def a_draft(headline=None, **fields):
    return save_article(None, words=words(headline, **fields), by=None)


def a_live_article(headline=None, *, on=None, **fields):
    """A published article. ``on`` is its date."""
    fields.setdefault("section", None)
    fields["section"] = fields["section"] or a_section()
    article = a_draft(headline, published_on=on or date(2026, 11, 20), **fields)
    publish(article, by=None)
    article.refresh_from_db()
    return article


def a_correction(article, *, kind="correction", text=None):
    return add_correction(article, kind=kind, text=text or f"Text {next(number)}.", by=None)


def at(day, hour=12, minute=0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def an_account(role, *, username=None):
    """Somebody at the desk with the rights of a role: editor, moderator or administrator."""
    user = get_user_model().objects.create_user(
        username or f"{role}-{next(number)}", password="a-good-password", is_staff=True
    )
    user.groups.add(Group.objects.get(name=role))
    return user


def a_picture_file(colour="red", *, size=(96, 72), kind="JPEG", **options) -> bytes:
    """A file of a square on a ground: no two colours give the same one."""
    image = Image.new("RGB", size, colour)
    middle = min(size) // 4
    ImageDraw.Draw(image).rectangle((middle, middle, 2 * middle, 2 * middle), fill="black")
    written = BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


def a_picture(colour=None, *, size=(96, 72), by=None, **said) -> Picture:
    """A picture of the library, each time of another colour."""
    colour = colour or f"#{next(number) * 7 % 0x1000000:06x}"
    return add_picture(a_picture_file(colour, size=size, kind="PNG"), by=by, **said)


def paths_in(known: dict) -> Iterator[str]:
    """The paths that these facts name."""
    for shape in renditions.SHAPES:
        for files in known.get(shape, {}).values():
            if isinstance(files, list):
                yield from (path for _, path in files)
