"""What becomes of the rows there are when the tables change; and that two roads lead to the same tables."""

import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.apps import apps as installed
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from articles.models import Article, LiveCopy
from articles.rules.asking import Asked
from articles.rules.terms import question
from articles.search import readers
from articles.search.desk import find
from articles.search.meaning import Filters

THEN = datetime(2020, 5, 4, 12, tzinfo=UTC)
ONE_ROW = ("AnnouncementCounter", "TopicReckoning", "ReadingsReckoning")
OF_POSTGRESQL = {
    "columns": """SELECT c.relname, attname, format_type(atttypid, atttypmod), attnotnull, attidentity, attstorage,
        pg_get_expr(adbin, adrelid) FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid
        LEFT JOIN pg_attrdef ON adrelid = c.oid AND adnum = attnum
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped""",
    "constraints": """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace""",
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
}


class StepByStep(MigrationLoader):
    """Knows no migration that stands for others."""

    def load_disk(self):
        super().load_disk()
        steps = {key: step for key, step in self.disk_migrations.items() if not step.replaces}
        self.disk_migrations = steps


@pytest.fixture
def empty_database(django_db_setup, django_db_blocker):
    """A function that has all that follows ask another database, one in which there is nothing."""
    ours, others = connections["default"], []

    def begin():
        other = connections.create_connection("default")
        other.settings_dict = ours.settings_dict | {"NAME": ":memory:"}
        if ours.vendor == "postgresql":
            other.settings_dict["NAME"] = f"empty_{uuid4().hex}"
            _say(ours, f"CREATE DATABASE {other.settings_dict['NAME']}")
        others.append(other)
        connections["default"] = other

    with django_db_blocker.unblock():
        yield begin
        connections["default"] = ours
        for other in others:
            other.close()
            if ours.vendor == "postgresql":
                _say(ours, f"DROP DATABASE {other.settings_dict['NAME']}")


def _say(database, sql: str) -> None:
    with database.cursor() as cursor:
        cursor.execute(sql)


def migrate_to(name: str = ""):
    """Go on, a step at a time, to a migration or to the newest ones. Returns the registry of the tables there."""
    executor = MigrationExecutor(connection)
    executor.loader = StepByStep(connection)
    targets = [("articles", name)] if name else executor.loader.graph.leaf_nodes()
    return executor.migrate(targets).apps


def write_in_old_days(apps) -> None:
    """An article that readers have, with a tag, and a draft."""

    def make(kind, **fields):
        return apps.get_model("articles", kind).objects.create(**fields)

    section = make("Section", title="World", slug="world", path="world", depth=1)
    tag = make("Tag", name="Old times", slug="old-times", key="old times", status="approved")
    moments = {"created_at": THEN, "updated_at": THEN}
    story = {"headline": "Read in old days", "slug": "read", "section": section,
             "published_on": THEN.date(), "published_at": THEN}  # fmt: skip
    live = make("Article", status="live", **story, **moments)
    make("Article", headline="Written long ago", slug="written", **moments)
    make("TaggedArticle", content_object=live, tag=tag)
    revision = make("Revision", article=live, number=1, content={}, made_at=THEN)
    copy = make("LiveCopy", article=live, revision=revision, updated_at=THEN, **story)
    make("LiveTag", copy=copy, tag=tag)


def as_it_stands() -> dict[str, set]:
    """All tables, and what migrations have put into them, once the last of it is done."""
    call_command("migrate", verbosity=0)
    groups = installed.get_model("auth.Group").objects
    permissions = installed.get_model("auth.Permission").objects
    code = ("content_type__app_label", "content_type__model", "codename")
    return {
        **_tables(),
        "roles": set(groups.values_list("name", *(f"permissions__{part}" for part in code))),
        "permissions": set(permissions.values_list("name", *code)),
        "taken": set(MigrationRecorder(connection).applied_migrations()),
        **{kind: set(installed.get_model("articles", kind).objects.values_list()) for kind in ONE_ROW},
    }  # fmt: skip


def _tables() -> dict[str, set]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
            return {name: _parts(sql) for name, sql in cursor.fetchall()}
        found = {}
        for kind, asked in OF_POSTGRESQL.items():
            cursor.execute(asked)
            found[kind] = {tuple(map(_plain, row)) for row in cursor.fetchall()}
        return found


def _plain(said):
    """The name of a column's UNIQUE, which is another where it came after its column."""
    return re.sub(r"_[0-9a-f]{8}_uniq\b", "_key", said) if isinstance(said, str) else said


def _parts(sql: str) -> set[str]:
    """What a statement makes: as a set, since a column that came later stands behind the others."""
    parts, depth, begun = set(), 0, 0
    for at, sign in enumerate(sql):
        depth += (sign == "(") - (sign == ")")
        if depth == 1 and sign in "(,":
            parts.add(sql[begun:at].strip())
            begun = at + 1
    return parts | {sql[begun:].strip().removesuffix(")")}


@pytest.mark.slow
def test_what_was_written_in_old_days_is_found_claims_no_update_and_stands_in_tables_as_a_new_paper_has(
    empty_database,
):
    """One way for all that a migration has to fill in, and for the tables at its end: each costs seconds."""
    empty_database()
    write_in_old_days(migrate_to("0006_links_that_show_a_draft"))
    migrate_to("0008_corrections")
    # The tables are those of then: they have no column that came later.
    moments = Article.objects.values_list("first_published_at", "rewritten_at")
    assert moments.get(status="live") == (THEN, THEN)
    assert moments.get(status="draft") == (None, None)
    copy = LiveCopy.objects.values("first_published_at", "modified_at", "corrections").get()
    assert copy == {"first_published_at": THEN, "modified_at": THEN, "corrections": []}
    migrate_to("0015_find_what_there_is")
    (headline,) = find(Article.objects.values_list("headline", flat=True), question("long ago"))
    assert headline == "Written long ago"
    migrate_to()
    for typed in ("old days", "old times"):
        (copy,) = readers.find(Asked(question(typed).phrases), Filters()).copies
        assert copy.headline == "Read in old days"
    step_by_step = as_it_stands()
    empty_database()
    assert as_it_stands() == step_by_step
