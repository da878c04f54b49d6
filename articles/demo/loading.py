"""Loads the demo paper: what it files under from ``paper.yaml``, its articles from ``stories/``."""

from collections.abc import Callable
from pathlib import Path

import yaml
from django.utils import timezone

from articles.actions.articles import publish, save_article
from articles.actions.beats import record
from articles.actions.corrections import add_correction
from articles.actions.filing import save_filing
from articles.actions.library import add_picture
from articles.actions.readings import add_readings
from articles.actions.sections import save_section
from articles.actions.tags import save_tag
from articles.actions.topics import put_up_topic
from articles.actions.words import Words
from articles.demo.drawings import drawing
from articles.importing.running import Orders, import_paths
from articles.models import (
    Article,
    Author,
    Category,
    DaybookEntry,
    LiveCopy,
    Picture,
    Section,
    Source,
    Tag,
    TrendingTopic,
)
from articles.rules.readings import hour_number
from articles.rules.refusals import AlreadyThere

HERE = Path(__file__).parent
LOADED = "demo loaded"
READ = 12
CREDIT = "Drawing: The Newsroom Digest"


def load_demo(tell: Callable[[str], None] = print) -> bool:
    """Fill an empty paper. Returns whether anything was loaded.

    An interrupted load is completed by the next; a paper with articles of its own is left alone, and
    so is a demo that was loaded once, whatever has been changed or deleted in it since.
    """
    if DaybookEntry.objects.filter(verb=LOADED).exists() or _has_own_articles():
        return False
    paper = yaml.safe_load((HERE / "paper.yaml").read_text(encoding="utf-8"))
    tell("Loading the demo paper …")
    _open_sections(paper["sections"], parent=None, path="")
    for kind, table in (("categories", Category), ("sources", Source), ("authors", Author)):
        for entry in paper[kind]:
            if not table.objects.filter(slug=entry["slug"]).exists():
                save_filing(table(**_fields(table, entry)), by=None)
    for entry in paper["tags"]:
        if not Tag.objects.filter(name=entry["name"]).exists():
            save_tag(Tag(**_fields(Tag, entry), status=Tag.APPROVED), by=None)
    _put_up(paper["trending"])
    report = import_paths([str(HERE / "stories")], orders=Orders(publishing=True))
    if report.refused:
        raise ValueError(f"The demo has a faulty story: {report.refused[0]}")
    _link(paper["translations"])
    _illustrate(paper["pictures"])
    _put_right(paper["corrections"])
    _open_some()
    record(by=None, verb=LOADED, thing="paper", sentence="Loaded the demo paper")
    return True


def _has_own_articles() -> bool:
    """True for articles that are not of an interrupted load of the demo."""
    ours = [path.name for path in (HERE / "stories").glob("*.md")]
    return Article.objects.exclude(imported_from__name__in=ours).exists()


def _fields(table, entry: dict) -> dict:
    """The columns of an entry; an author's ``about`` is its description."""
    columns = {column.name for column in table._meta.concrete_fields}
    entry = {"description": entry.get("about") or "", **entry}
    return {name: value or "" for name, value in entry.items() if name in columns}


def _open_sections(entries: list[dict], *, parent: Section | None, path: str) -> None:
    for order, entry in enumerate(entries):
        own = f"{path}{entry['slug']}"
        section = Section.objects.filter(path=own).first() or save_section(
            Section(
                parent=parent,
                title=entry["title"],
                slug=entry["slug"],
                description=entry.get("description", ""),
                order=order,
            ),
            by=None,
        )
        _open_sections(entry.get("children") or [], parent=section, path=f"{own}/")


def _put_up(names: list[str]) -> None:
    for name in names:
        tag = Tag.objects.get(name=name)
        if not TrendingTopic.objects.filter(tag=tag).exists():
            put_up_topic(tag, by=None)


def _link(entries: list[dict]) -> None:
    for entry in entries:
        article = Article.objects.get(slug=entry["story"])
        if article.translation_of_id is None:
            words = Words.of(article)
            words.translation_of = Article.objects.get(slug=entry["of"])
            publish(save_article(article, words=words, by=None), by=None, as_news=False)


def _illustrate(entries: list[dict]) -> None:
    for entry in entries:
        article = Article.objects.get(slug=entry["story"])
        if article.lead is None:
            words = Words.of(article)
            words.lead = _picture(entry["scene"], caption=entry["caption"], alt=entry["alt"])
            publish(save_article(article, words=words, by=None), by=None, as_news=False)


def _picture(scene: str, *, caption: str, alt: str) -> Picture:
    """The drawing of a scene, from an interrupted load too."""
    try:
        return add_picture(drawing(scene), by=None, caption=caption, alt=alt, credit=CREDIT)
    except AlreadyThere as present:
        return present.picture


def _put_right(entries: list[dict]) -> None:
    for entry in entries:
        article = Article.objects.get(slug=entry["story"])
        if not article.corrections.filter(kind=entry["kind"]).exists():
            add_correction(article, kind=entry["kind"], text=entry["text"], by=None)


def _open_some() -> None:
    """Let the newest stories have been read, of late and less from day to day before: nobody reads a demo,
    and its lists of the most read would be missing."""
    newest = LiveCopy.objects.newest_first().values_list("pk", flat=True)[:READ]
    hour = hour_number(timezone.now().timestamp())
    add_readings({
        (number, False, hour - 24 * days): (READ - (7 * place + 3) % READ) * 12 // (days + 1)
        for place, number in enumerate(newest) for days in range(7)
    })  # fmt: skip
