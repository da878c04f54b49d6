"""An import of many files: each by itself, none half, every one accounted for, twice as good as once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from articles.importing import sniffing, storing
from articles.importing.filing import Cabinet
from articles.importing.folders import ARTICLE, Found, walk
from articles.importing.incoming import Incoming, Unreadable
from articles.importing.index import Index
from articles.importing.report import Report
from articles.models import Section
from articles.rules.refusals import NotFit, Refusal
from articles.rules.wording import say

SAY_EVERY = 100
NO_DATE = "No date was found"
CHANGED_MEANWHILE = (
    "Somebody changed or deleted what it is filed under, or brought it in too. Run this again."
)


@dataclass(frozen=True)
class Orders:
    """What is asked of an import. ``section`` is for files that name none."""

    publishing: bool = False
    dry: bool = False
    section: tuple[str, ...] = ()
    create_sections: bool = False


class _DryRun(Exception):
    """Rolls back all that a dry run wrote."""


def import_paths(
    paths: Iterable[str], *, orders: Orders, by=None, say: Callable[[str], None] = lambda _: None
) -> Report:
    """Bring in every article under ``paths`` (files, folders, archives) and report on every file.

    A file known from before is skipped if neither it nor this run's orders ask for more. An
    interrupted import goes on where it was when run again.
    """
    report = Report()
    run = _Run(list(paths), orders, by, report, say)
    if not orders.dry:
        run.go()
        return report
    try:
        with transaction.atomic():
            run.go()
            raise _DryRun
    except _DryRun:
        return report


class _Run:
    """One run over the paths: an index of what stands in them first, then each file."""

    def __init__(self, paths, orders: Orders, by, report: Report, say):
        self.paths, self.orders, self.report, self.say = paths, orders, report, say
        self.cabinet = Cabinet(by=by, create_sections=orders.create_sections)
        self.index: Index | None = None
        self.default_section: Section | None = None

    def go(self) -> None:
        if self.orders.section:
            self.default_section = self.cabinet.section(self.orders.section)
        for count, found in enumerate(walk(self.paths), 1):
            self._take(found)
            if count % SAY_EVERY == 0:
                self.say(f"{count:,} files read")

    def _take(self, found: Found) -> None:
        try:
            if found.problem:
                raise Unreadable(found.problem)
            outcome = self._bring_in(found) if found.kind == ARTICLE else found.kind
        except Unreadable as problem:
            self.report.refuse(found.name, problem.line, problem.reason)
        except Refusal as refusal:
            self.report.refuse(found.name, None, refusal.sentence)
        except IntegrityError:
            self.report.refuse(found.name, None, CHANGED_MEANWHILE)
        else:
            self.report.did[outcome] += 1

    def _bring_in(self, found: Found) -> str:
        fingerprint = storing.fingerprint_of(found.data)
        before = storing.known_contents(fingerprint)
        if before and not storing.wants_publishing(before, self.orders.publishing):
            return "unchanged"
        incoming = self._read(found)
        if before and incoming.draft:
            return "unchanged"
        outcome = "published" if before else "imported"
        if not before and (before := storing.former_state(found.name, incoming)):
            if before.article.version != before.version:
                return "kept"
            outcome = "updated"
        with transaction.atomic():  # a section that is opened for it goes again if it is refused
            storing.store(
                incoming,
                name=before.name if before else found.name,
                fingerprint=fingerprint,
                section=self._section(incoming),
                cabinet=self.cabinet,
                publishing=self.orders.publishing and not incoming.draft,
                before=before,
            )
        self.report.notes += [(found.name, note) for note in incoming.notes]
        self.report.notes += [(found.name, doubt.sentence) for doubt in incoming.doubts]
        return outcome

    def _read(self, found: Found) -> Incoming:
        if self.index is None:
            self.index = Index.of(walk(self.paths))
        decoded = sniffing.decode(found.data)
        incoming = sniffing.read(
            decoded.text, names=self.index.names, resolve=self.index.resolve, name=found.name
        )
        if decoded.note:
            incoming.note(decoded.note)
        _refuse_without(incoming, "headline")
        if self.orders.publishing or not _says_no_date(incoming):
            _refuse_without(incoming, "published_on")
        return incoming

    def _section(self, incoming: Incoming) -> Section | None:
        section = (
            self.cabinet.section(incoming.section) if incoming.section else self.default_section
        )
        if section is None and self.orders.publishing:
            raise NotFit(say("It names no section: say where it belongs with --section PATH."))
        return section


def _refuse_without(incoming: Incoming, field: str) -> None:
    """Raise ``NotFit`` with what was asked about a field that stayed empty."""
    if not getattr(incoming, field):
        asked = (doubt.sentence for doubt in incoming.doubts if doubt.field == field)
        raise NotFit(next(asked, f"It gives no {field}."), field=field)


def _says_no_date(incoming: Incoming) -> bool:
    """True where no date is given at all: a draft may wait for one. A date that is none is a mistake."""
    about_date = [doubt for doubt in incoming.doubts if doubt.field == "published_on"]
    return all(doubt.sentence.startswith(NO_DATE) for doubt in about_date)
