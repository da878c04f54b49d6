"""The newsroom as it stands after 28 steps, made in one: for a database that has none of them.

Those who have some take the rest of the steps; to those who have all, this one counts as taken. That both
roads end in the same place is tested. See docs/decisions/0023.
"""

from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import migrations, models
from django.db.models import F, Q, Value, deletion
from django.db.models.functions import Coalesce
from taggit.managers import TaggableManager

from articles.models.addressed import Addressed
from articles.models.terms import TermsField
from articles.search.engines import engine_of

STEPS = (
    "0001_the_newsroom",
    "0002_roles_and_counter",
    "0003_keys_of_names",
    "0004_one_of_each_name_and_redirects_that_wait",
    "0005_revisions_know_their_version",
    "0006_links_that_show_a_draft",
    "0007_schedules",
    "0008_corrections",
    "0009_autosaves_and_presence",
    "0010_workflow_and_reporters",
    "0011_work_by_status",
    "0012_fronts",
    "0013_front_changes",
    "0014_terms_to_search_by",
    "0015_find_what_there_is",
    "0016_lists_of_the_desk",
    "0017_places_for_a_time",
    "0018_moderation",
    "0019_skeletons_of_tags",
    "0020_stories_by_day",
    "0021_reckoning_of_topics",
    "0022_pictures_of_tags",
    "0023_translations_and_originals",
    "0024_licences",
    "0025_related_articles",
    "0026_terms_of_live_copies",
    "0027_readings",
    "0028_what_is_found_is_counted",
)
ONE_ROW = ("AnnouncementCounter", "TopicReckoning", "ReadingsReckoning")
DESK, LIVE = ("articles_deskterms", "article_id"), ("articles_liveterms", "place")
WALKED = ("place", "copy_id", "under")

EVERYTHING = ("add", "change", "delete", "view")
ROLES = {
    "editor": {
        "article": (*EVERYTHING, "publish", "intake"),
        "author": ("add", "change", "view"),
        "source": ("add", "view"),
        "tag": ("add", "view"),
        "section": ("view",),
        "category": ("view",),
        "trendingtopic": ("view",),
        "revision": ("view",),
        "redirect": ("view",),
        "importedfile": ("view",),
        "daybookentry": ("view",),
        "front": ("curate",),
    },
    "moderator": {
        "article": ("view", "retag"),
        "section": EVERYTHING,
        "category": EVERYTHING,
        "source": EVERYTHING,
        "author": EVERYTHING,
        "tag": EVERYTHING,
        "trendingtopic": EVERYTHING,
        "redirect": ("view",),
        "daybookentry": ("view",),
        "ledgerentry": ("view",),
    },
    "administrator": {
        "article": (*EVERYTHING, "publish", "intake", "retag"),
        "author": EVERYTHING,
        "source": EVERYTHING,
        "tag": EVERYTHING,
        "section": EVERYTHING,
        "category": EVERYTHING,
        "trendingtopic": EVERYTHING,
        "revision": ("view",),
        "redirect": ("view",),
        "importedfile": ("view",),
        "daybookentry": ("view",),
        "front": ("curate",),
        "ledgerentry": ("view",),
        "user": EVERYTHING,
    },
    "reporter": {
        "article": ("add", "view", "intake"),
        "author": ("view",),
        "category": ("view",),
        "daybookentry": ("view",),
        "revision": ("view",),
        "section": ("view",),
        "source": ("view",),
        "tag": ("add", "view"),
    },
}


def number():
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


def add_first_rows(apps, schema_editor):
    database = schema_editor.connection.alias
    for name in ONE_ROW:
        apps.get_model("articles", name).objects.using(database).get_or_create(pk=1)
    # Permissions are otherwise made only after the last migration.
    for label in ("articles", "auth"):
        create_permissions(installed.get_app_config(label), verbosity=0, using=database)
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    for role, tables in ROLES.items():
        codes = [f"{verb}_{table}" for table, verbs in tables.items() for verb in verbs]
        group, _ = apps.get_model("auth", "Group").objects.using(database).get_or_create(name=role)
        group.permissions.add(
            *permissions.filter(
                content_type__app_label__in=["articles", "auth"], codename__in=codes
            )
        )


def build(apps, schema_editor):
    """What the searches of the desk and of readers stand on."""
    engine = engine_of(schema_editor.connection)
    for statement in [*engine.lay_out(LIVE[0], WALKED), *engine.build(*DESK), *engine.build(*LIVE)]:
        schema_editor.execute(statement)


def tear_down(apps, schema_editor):
    engine = engine_of(schema_editor.connection)
    for statement in [*engine.tear_down(DESK[0]), *engine.tear_down(LIVE[0])]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    initial = True
    replaces = [("articles", step) for step in STEPS]
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            "Section",
            [
                ("id", number()),
                ("parent", models.ForeignKey(blank=True, null=True, on_delete=deletion.PROTECT, related_name="children", to="articles.section")),
                ("title", models.CharField(max_length=120)),
                ("slug", models.CharField(blank=True, help_text="Its place in the address. Left empty, it is made from the title.", max_length=100)),
                ("description", models.TextField(blank=True, max_length=2000)),
                ("order", models.PositiveSmallIntegerField(default=0, help_text="Sections of one parent stand by this number, then by title.")),
                ("is_closed", models.BooleanField(default=False, editable=False, help_text="A closed section keeps its pages and takes no new articles.", verbose_name="closed")),
                ("path", models.CharField(editable=False, max_length=520)),
                ("depth", models.PositiveSmallIntegerField(editable=False)),
            ],
            options={
                "ordering": ["path"],
                "constraints": [
                    models.UniqueConstraint(fields=("path",), name="section_path_is_unique"),
                    models.CheckConstraint(condition=Q(("depth__gte", 1), ("depth__lte", 5)), name="section_is_at_most_five_deep"),
                    models.CheckConstraint(condition=Q(Q(("depth", 1), ("parent", None)), Q(("depth__gt", 1), ("parent__isnull", False)), _connector="OR"), name="section_is_top_or_has_a_parent"),
                    models.CheckConstraint(condition=Q(("slug", ""), _negated=True), name="section_has_a_slug"),
                    models.CheckConstraint(condition=Q(("parent", None), Q(("parent", F("id")), _negated=True), _connector="OR"), name="section_is_not_its_own_parent"),
                ],
            },
            bases=(Addressed, models.Model),
        ),
        migrations.CreateModel(
            "Category",
            [
                ("id", number()),
                ("own", models.BigIntegerField(editable=False, null=True, unique=True)),
                ("alias_of", models.ForeignKey(blank=True, editable=False, null=True, on_delete=deletion.PROTECT, related_name="aliases", to="articles.category", to_field="own")),
                ("key", models.CharField(db_index=True, editable=False, max_length=400)),
                ("words", models.TextField(default="", editable=False)),
                ("name", models.CharField(max_length=120, unique=True)),
                ("slug", models.CharField(blank=True, help_text="Its place in the address. Left empty, it is made from the name.", max_length=100, unique=True)),
                ("description", models.TextField(blank=True, max_length=2000)),
                ("order", models.PositiveSmallIntegerField(default=0, help_text="Lists of all stand by this number, then by name.")),
                ("is_retired", models.BooleanField(default=False, help_text="Kept on the articles it is on, offered for no other.", verbose_name="retired")),
            ],
            options={
                "ordering": ["order", "name"],
                "verbose_name_plural": "categories",
                "constraints": [
                    models.CheckConstraint(condition=Q(("slug", ""), _negated=True), name="category_has_a_slug"),
                    models.CheckConstraint(condition=Q(("name", ""), _negated=True), name="category_has_a_name"),
                    models.UniqueConstraint(fields=("key",), name="category_key_is_unique"),
                    models.CheckConstraint(condition=Q(("own", None), ("own", F("id")), _connector="OR"), name="category_own_number_is_its_own"),
                    models.CheckConstraint(condition=Q(("alias_of", None), ("own", None), _connector="OR"), name="category_alias_has_no_aliases"),
                ],
            },
            bases=(Addressed, models.Model),
        ),
        migrations.CreateModel(
            "Source",
            [
                ("id", number()),
                ("own", models.BigIntegerField(editable=False, null=True, unique=True)),
                ("alias_of", models.ForeignKey(blank=True, editable=False, null=True, on_delete=deletion.PROTECT, related_name="aliases", to="articles.source", to_field="own")),
                ("key", models.CharField(db_index=True, editable=False, max_length=400)),
                ("words", models.TextField(default="", editable=False)),
                ("name", models.CharField(max_length=120, unique=True)),
                ("slug", models.CharField(blank=True, help_text="Its place in the address. Left empty, it is made from the name.", max_length=100, unique=True)),
                ("description", models.TextField(blank=True, max_length=2000)),
                ("order", models.PositiveSmallIntegerField(default=0, help_text="Lists of all stand by this number, then by name.")),
                ("is_retired", models.BooleanField(default=False, help_text="Kept on the articles it is on, offered for no other.", verbose_name="retired")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="home page")),
                ("full_text", models.BooleanField(default=True, help_text="Otherwise readers get the first words, and are led to the original for the rest.", verbose_name="full text")),
                ("in_print", models.BooleanField(default=True, help_text="Its stories have a printer-friendly page.", verbose_name="in print")),
                ("in_feeds", models.BooleanField(default=True, help_text="Its stories go out in feeds.", verbose_name="in feeds")),
                ("in_mail", models.BooleanField(default=True, help_text="Its stories go out in mails.", verbose_name="in mails")),
                (
                    "days_to_expiry",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Its stories are withdrawn so many days, of 24 hours each, after they were first published. Left empty: never.",
                        null=True,
                        validators=[MinValueValidator(1), MaxValueValidator(36500)],
                        verbose_name="days to expiry",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "name"],
                "constraints": [
                    models.CheckConstraint(condition=Q(("slug", ""), _negated=True), name="source_has_a_slug"),
                    models.CheckConstraint(condition=Q(("name", ""), _negated=True), name="source_has_a_name"),
                    models.UniqueConstraint(fields=("key",), name="source_key_is_unique"),
                    models.CheckConstraint(condition=Q(("own", None), ("own", F("id")), _connector="OR"), name="source_own_number_is_its_own"),
                    models.CheckConstraint(condition=Q(("alias_of", None), ("own", None), _connector="OR"), name="source_alias_has_no_aliases"),
                    models.CheckConstraint(condition=Q(("days_to_expiry", None), ("days_to_expiry__range", (1, 36500)), _connector="OR"), name="source_expires_within_a_hundred_years"),
                ],
            },
            bases=(Addressed, models.Model),
        ),
        migrations.CreateModel(
            "Author",
            [
                ("id", number()),
                ("key", models.CharField(db_index=True, editable=False, max_length=400)),
                ("words", models.TextField(default="", editable=False)),
                ("slug", models.CharField(blank=True, help_text="Its place in the address. Left empty, it is made from the name.", max_length=100, unique=True)),
                ("description", models.TextField(blank=True, max_length=2000)),
                ("name", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(condition=Q(("slug", ""), _negated=True), name="author_has_a_slug"),
                    models.CheckConstraint(condition=Q(("name", ""), _negated=True), name="author_has_a_name"),
                ],
            },
            bases=(Addressed, models.Model),
        ),
        migrations.CreateModel(
            "Tag",
            [
                ("id", number()),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                ("own", models.BigIntegerField(editable=False, null=True, unique=True)),
                ("alias_of", models.ForeignKey(blank=True, editable=False, null=True, on_delete=deletion.PROTECT, related_name="aliases", to="articles.tag", to_field="own")),
                ("key", models.CharField(db_index=True, editable=False, max_length=400)),
                ("words", models.TextField(default="", editable=False)),
                ("slug", models.CharField(blank=True, help_text="Its place in the address. Left empty, it is made from the name.", max_length=100, unique=True)),
                ("description", models.TextField(blank=True, max_length=2000)),
                ("status", models.CharField(choices=[("proposed", "Proposed"), ("approved", "Approved"), ("refused", "Refused"), ("merged", "Merged")], default="proposed", max_length=10)),
                ("skeleton", models.CharField(db_index=True, default="", editable=False, max_length=400)),
                ("reason", models.TextField(blank=True, editable=False)),
                ("made_at", models.DateTimeField(editable=False, null=True)),
                ("made_by", models.ForeignKey(editable=False, null=True, on_delete=deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("picture", models.CharField(blank=True, default="", editable=False, max_length=100)),
                ("picture_width", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("picture_height", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("picture_alt", models.CharField(blank=True, default="", help_text="For readers who do not see the picture.", max_length=300, verbose_name="what it shows")),
                ("picture_credit", models.CharField(blank=True, default="", help_text="Who made the picture.", max_length=200, verbose_name="credit")),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(condition=Q(("slug", ""), _negated=True), name="tag_has_a_slug"),
                    models.UniqueConstraint(fields=("key",), name="tag_key_is_unique"),
                    models.CheckConstraint(condition=Q(("own", None), ("own", F("id")), _connector="OR"), name="tag_own_number_is_its_own"),
                    models.CheckConstraint(condition=Q(("alias_of", None), ("own", None), _connector="OR"), name="tag_alias_has_no_aliases"),
                    models.CheckConstraint(condition=Q(("status__in", ["proposed", "approved", "refused", "merged"])), name="tag_status_is_known"),
                    models.CheckConstraint(condition=Q(Q(("alias_of__isnull", False), ("status", "merged")), Q(Q(("status", "merged"), _negated=True), ("alias_of", None)), _connector="OR"), name="tag_is_merged_when_it_is_an_alias"),
                ],
            },
            bases=(Addressed, models.Model),
        ),
        migrations.CreateModel(
            "Article",
            [
                ("id", number()),
                ("headline", models.CharField(max_length=300)),
                ("slug", models.CharField(blank=True, help_text="The last part of the address. Left empty, it is made from the headline.", max_length=100)),
                ("standfirst", models.TextField(blank=True, help_text="The summary under the headline and in every list.", max_length=1000)),
                ("body", models.TextField(blank=True)),
                ("author_note", models.TextField(blank=True, help_text="The line about the author that closes the piece.", max_length=1000, verbose_name="author’s line")),
                ("section", models.ForeignKey(blank=True, null=True, on_delete=deletion.PROTECT, related_name="articles", to="articles.section")),
                ("category", models.ForeignKey(blank=True, null=True, on_delete=deletion.PROTECT, related_name="articles", to="articles.category")),
                ("source", models.ForeignKey(blank=True, null=True, on_delete=deletion.PROTECT, related_name="articles", to="articles.source")),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="link to the original")),
                ("original_is_canonical", models.BooleanField(default=False, help_text="Search engines are led to the original instead of to our page.", verbose_name="the original is the canonical page")),
                ("language", models.CharField(blank=True, help_text="A code such as en, ja or pt-BR. Left empty, it is the paper’s.", max_length=20)),
                (
                    "translation_of",
                    models.ForeignKey(
                        blank=True, help_text="The article it was translated from. Each then links to the others.", null=True, on_delete=deletion.PROTECT, related_name="translations", to="articles.article", to_field="as_original"
                    ),
                ),
                ("as_original", models.BigIntegerField(editable=False, null=True, unique=True)),
                ("published_on", models.DateField(blank=True, help_text="The date in the address. Left empty, it is the day of publishing.", null=True, verbose_name="paper’s date")),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("first_published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("rewritten_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("status", models.CharField(choices=[("draft", "Draft"), ("review", "In review"), ("ready", "Ready"), ("live", "Live"), ("withdrawn", "Withdrawn")], default="draft", editable=False, max_length=10)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("made_by", models.ForeignKey(editable=False, null=True, on_delete=deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("updated_by", models.ForeignKey(editable=False, null=True, on_delete=deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "ordering": ["-updated_at", "-pk"],
                "permissions": [("publish_article", "Can publish and withdraw articles"), ("intake_article", "Can bring material in")],
                "constraints": [
                    models.UniqueConstraint(fields=("published_on", "slug"), name="article_address_is_unique"),
                    models.CheckConstraint(condition=Q(("headline", ""), _negated=True), name="article_has_a_headline"),
                    models.CheckConstraint(condition=Q(("slug", ""), _negated=True), name="article_has_a_slug"),
                    models.CheckConstraint(condition=Q(("status__in", ["draft", "live", "ready", "review", "withdrawn"])), name="article_status_is_known"),
                    models.CheckConstraint(
                        condition=Q(("status__in", ["draft", "ready", "review"]), Q(("published_at__isnull", False), ("published_on__isnull", False), ("section__isnull", False)), _connector="OR"),
                        name="published_article_has_a_date_and_a_section",
                    ),
                    models.CheckConstraint(condition=Q(("status__in", ["draft", "ready", "review"]), Q(("first_published_at__isnull", False), ("rewritten_at__isnull", False)), _connector="OR"), name="published_article_knows_since_when"),
                    models.CheckConstraint(condition=Q(("original_is_canonical", False), Q(("source_url", ""), _negated=True), _connector="OR"), name="article_canonical_original_has_a_link"),
                    models.CheckConstraint(condition=Q(("as_original", None), Q(("as_original", F("id")), ("translation_of", None)), _connector="OR"), name="article_translation_has_no_translations"),
                    models.CheckConstraint(condition=Q(("translation_of", None), Q(("language", ""), _negated=True), _connector="OR"), name="article_translation_has_a_language"),
                    models.UniqueConstraint(fields=("translation_of", "language"), name="article_is_translated_into_it_once"),
                ],
                "indexes": [
                    models.Index(fields=["-updated_at", "-id"], name="article_newest_work"),
                    models.Index(fields=["-published_at", "-id"], name="article_newest_published"),
                    models.Index(fields=["status", "-updated_at", "-id", "section", "category", "source", "published_on", "published_at"], name="article_in_status"),
                    models.Index(fields=["section", "-updated_at", "-id", "status", "category", "source", "published_on", "published_at"], name="article_in_section"),
                    models.Index(fields=["category", "-updated_at", "-id"], name="article_in_category"),
                    models.Index(fields=["source", "-updated_at", "-id"], name="article_of_source"),
                    models.Index(fields=["made_by", "-updated_at", "-id"], name="article_of_writer"),
                ],
            },
        ),
        migrations.CreateModel(
            "Byline",
            [
                ("id", number()),
                ("article", models.ForeignKey(on_delete=deletion.CASCADE, related_name="bylines", to="articles.article")),
                ("author", models.ForeignKey(on_delete=deletion.PROTECT, related_name="bylines", to="articles.author")),
                ("order", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "author"), name="byline_names_a_person_once"),
                ],
            },
        ),
        migrations.CreateModel(
            "TaggedArticle",
            [
                ("id", number()),
                ("tag", models.ForeignKey(on_delete=deletion.PROTECT, related_name="tagged", to="articles.tag")),
                ("content_object", models.ForeignKey(on_delete=deletion.CASCADE, related_name="tagged", to="articles.article")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("content_object", "tag"), name="article_has_a_tag_once"),
                ],
            },
        ),
        migrations.CreateModel(
            "Revision",
            [
                ("id", number()),
                ("article", models.ForeignKey(on_delete=deletion.CASCADE, related_name="revisions", to="articles.article")),
                ("number", models.PositiveIntegerField()),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("content", models.JSONField()),
                ("verb", models.CharField(max_length=20)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.ForeignKey(null=True, on_delete=deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "ordering": ["-number"],
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(fields=("article", "number"), name="revision_number_is_unique"),
                ],
            },
        ),
        migrations.CreateModel(
            "Announcement",
            [
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("names", models.JSONField()),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["number"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            "AnnouncementCounter",
            [
                ("id", number()),
                ("last", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(condition=Q(("id", 1)), name="there_is_one_announcement_counter"),
                ],
            },
        ),
        migrations.CreateModel(
            "Correction",
            [
                ("id", number()),
                ("article", models.ForeignKey(on_delete=deletion.PROTECT, related_name="corrections", to="articles.article")),
                ("kind", models.CharField(choices=[("correction", "Correction"), ("clarification", "Clarification"), ("update", "Update"), ("note", "Editor’s note"), ("retraction", "Retraction")], max_length=13)),
                ("text", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.ForeignKey(null=True, on_delete=deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(condition=Q(("kind__in", ["correction", "clarification", "update", "note", "retraction"])), name="correction_kind_is_known"),
                    models.CheckConstraint(condition=Q(("text", ""), _negated=True), name="correction_has_a_text"),
                ],
                "indexes": [
                    models.Index(fields=["-made_at", "-id"], name="correction_newest"),
                ],
            },
        ),
        migrations.CreateModel(
            "TrendingTopic",
            [
                ("id", number()),
                ("tag", models.OneToOneField(on_delete=deletion.PROTECT, related_name="trending", to="articles.tag")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("until", models.DateTimeField(blank=True, null=True)),
                ("is_muted", models.BooleanField(default=False, help_text="Keeps the tag out, however much is written about it.", verbose_name="muted")),
            ],
            options={
                "ordering": ["order", "pk"],
                "indexes": [
                    models.Index(condition=Q(("until__isnull", False)), fields=["until"], name="topic_for_a_time"),
                ],
            },
        ),
        migrations.CreateModel(
            "RisingTopic",
            [
                ("id", number()),
                ("tag", models.OneToOneField(on_delete=deletion.CASCADE, related_name="rising", to="articles.tag")),
                ("place", models.PositiveSmallIntegerField(unique=True)),
                ("why", models.CharField(max_length=200)),
                ("reckoned_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["place"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            "TopicReckoning",
            [
                ("id", number()),
                ("reckoned_at", models.DateTimeField(null=True)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(condition=Q(("id", 1)), name="there_is_one_topic_reckoning"),
                ],
            },
        ),
        migrations.CreateModel(
            "TagUse",
            [
                ("id", number()),
                ("tag", models.ForeignKey(on_delete=deletion.CASCADE, related_name="uses", to="articles.tag")),
                ("article", models.ForeignKey(on_delete=deletion.CASCADE, related_name="+", to="articles.article")),
                ("at", models.DateTimeField()),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("article", "tag"), name="tag_use_counts_once"),
                ],
                "indexes": [
                    models.Index(fields=["at"], name="tag_use_newest"),
                ],
            },
        ),
        migrations.CreateModel(
            "Autosave",
            [
                ("id", number()),
                ("by", models.ForeignKey(on_delete=deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("article", models.ForeignKey(null=True, on_delete=deletion.CASCADE, related_name="autosaves", to="articles.article")),
                ("key", models.CharField(max_length=64)),
                ("begun_from", models.PositiveIntegerField(default=0)),
                ("content", models.JSONField(null=True)),
                ("sequence", models.BigIntegerField()),
                ("saved_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "ordering": ["-saved_at", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(condition=Q(("article__isnull", False)), fields=("by", "article"), name="autosave_is_one_for_a_person_and_an_article"),
                    models.UniqueConstraint(condition=Q(("article__isnull", True)), fields=("by", "key"), name="autosave_is_one_for_a_person_and_a_new_form"),
                    models.CheckConstraint(condition=Q(("key", ""), _negated=True), name="autosave_has_a_key"),
                ],
            },
        ),
        migrations.CreateModel(
            "DaybookEntry",
            [
                ("id", number()),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(null=True, on_delete=deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("verb", models.CharField(max_length=30)),
                ("thing", models.CharField(help_text="A kind and a number, such as article:12.", max_length=40)),
                ("sentence", models.CharField(max_length=500)),
                ("reason", models.TextField(blank=True, help_text="Why, in the words of who did it.")),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "verbose_name_plural": "daybook",
                "default_permissions": ("view",),
                "indexes": [
                    models.Index(fields=["thing", "-at"], name="daybook_of_a_thing"),
                ],
            },
        ),
        migrations.CreateModel(
            "Schedule",
            [
                ("id", number()),
                ("due_at", models.DateTimeField()),
                ("zone", models.CharField(help_text="The time zone in which the hour was given.", max_length=64)),
                ("made_by", models.ForeignKey(null=True, on_delete=deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("maker", models.CharField(blank=True, max_length=150)),
                ("made_at", models.DateTimeField()),
                ("state", models.CharField(choices=[("waiting", "Waiting"), ("done", "Done"), ("failed", "Failed"), ("cancelled", "Cancelled")], default="waiting", editable=False, max_length=10)),
                ("done_at", models.DateTimeField(null=True)),
                ("late", models.BooleanField(default=False)),
                ("failure", models.CharField(blank=True, max_length=500)),
                ("article", models.ForeignKey(on_delete=deletion.CASCADE, related_name="schedules", to="articles.article")),
                ("verb", models.CharField(choices=[("publish", "Publish"), ("withdraw", "Withdraw")], max_length=10)),
                ("revision", models.ForeignKey(null=True, on_delete=deletion.CASCADE, related_name="+", to="articles.revision")),
            ],
            options={
                "ordering": ["due_at", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(condition=Q(("state", "waiting")), fields=("article", "verb"), name="one_waiting_schedule_of_a_verb"),
                    models.CheckConstraint(condition=Q(Q(("verb", "publish"), _negated=True), ("revision__isnull", False), _connector="OR"), name="scheduled_publishing_has_a_revision"),
                    models.CheckConstraint(condition=Q(("verb__in", ["publish", "withdraw"])), name="schedule_verb_is_known"),
                    models.CheckConstraint(condition=Q(("state__in", ["waiting", "done", "failed", "cancelled"])), name="schedule_state_is_known"),
                    models.CheckConstraint(condition=Q(Q(("state", "failed"), _negated=True), Q(("failure", ""), _negated=True), _connector="OR"), name="failed_schedule_says_why"),
                ],
                "indexes": [
                    models.Index(condition=Q(("state", "waiting")), fields=["due_at"], name="schedule_due"),
                    models.Index(condition=Q(("state", "failed")), fields=["due_at"], name="schedule_failed"),
                ],
            },
        ),
        migrations.CreateModel(
            "Front",
            [
                ("id", number()),
                ("section", models.ForeignKey(null=True, on_delete=deletion.CASCADE, related_name="+", to="articles.section")),
                ("kept", models.JSONField(default=list)),
                ("version", models.PositiveIntegerField(default=0)),
                ("shown_version", models.PositiveIntegerField(default=0)),
                ("changed_at", models.DateTimeField(null=True)),
                ("changed_by", models.ForeignKey(null=True, on_delete=deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "default_permissions": (),
                "permissions": [("curate_front", "Can place articles on fronts")],
                "constraints": [
                    models.UniqueConstraint(Coalesce(F("section"), Value(0)), name="a_page_has_one_front"),
                ],
            },
        ),
        migrations.CreateModel(
            "FrontChange",
            [
                ("id", number()),
                ("due_at", models.DateTimeField()),
                ("zone", models.CharField(help_text="The time zone in which the hour was given.", max_length=64)),
                ("made_by", models.ForeignKey(null=True, on_delete=deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("maker", models.CharField(blank=True, max_length=150)),
                ("made_at", models.DateTimeField()),
                ("state", models.CharField(choices=[("waiting", "Waiting"), ("done", "Done"), ("failed", "Failed"), ("cancelled", "Cancelled")], default="waiting", editable=False, max_length=10)),
                ("done_at", models.DateTimeField(null=True)),
                ("late", models.BooleanField(default=False)),
                ("failure", models.CharField(blank=True, max_length=500)),
                ("front", models.ForeignKey(on_delete=deletion.CASCADE, related_name="changes", to="articles.front")),
                ("kept", models.JSONField()),
            ],
            options={
                "ordering": ["due_at", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(condition=Q(("state", "waiting")), fields=("front", "due_at"), name="one_change_of_a_front_at_a_time"),
                    models.CheckConstraint(condition=Q(("state__in", ["waiting", "done", "failed", "cancelled"])), name="front_change_state_is_known"),
                    models.CheckConstraint(condition=Q(Q(("state", "failed"), _negated=True), Q(("failure", ""), _negated=True), _connector="OR"), name="failed_front_change_says_why"),
                ],
                "indexes": [
                    models.Index(condition=Q(("state", "waiting")), fields=["due_at"], name="front_change_due"),
                ],
            },
        ),
        migrations.CreateModel(
            "ImportedFile",
            [
                ("id", number()),
                ("name", models.CharField(max_length=500)),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                ("article", models.ForeignKey(on_delete=deletion.CASCADE, related_name="imported_from", to="articles.article")),
                ("version", models.PositiveIntegerField()),
                ("notes", models.JSONField(default=list, help_text="What was doubtful or left out, in sentences.")),
                ("imported_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name"],
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(fields=("name", "article"), name="imported_file_is_noted_once"),
                ],
            },
        ),
        migrations.CreateModel(
            "LedgerEntry",
            [
                ("id", number()),
                ("kind", models.CharField(max_length=10)),
                ("verb", models.CharField(max_length=30)),
                ("state", models.CharField(choices=[("planned", "Planned"), ("done", "Done"), ("undone", "Undone"), ("dropped", "Dropped")], default="done", max_length=10)),
                ("sentence", models.CharField(max_length=500, verbose_name="what")),
                ("reason", models.TextField(blank=True, verbose_name="why")),
                ("asked", models.JSONField(default=dict)),
                ("counts", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField(verbose_name="when")),
                ("made_by", models.ForeignKey(null=True, on_delete=deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="who")),
                ("passed_by", models.ForeignKey(null=True, on_delete=deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("done_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.ForeignKey(null=True, on_delete=deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
                "verbose_name_plural": "ledger",
                "default_permissions": ("view",),
                "permissions": [("retag_article", "Can change the tags of many articles at once")],
                "constraints": [
                    models.CheckConstraint(condition=Q(("state__in", ["planned", "done", "undone", "dropped"])), name="ledger_state_is_known"),
                ],
                "indexes": [
                    models.Index(fields=["-made_at", "-id"], name="ledger_newest"),
                    models.Index(condition=Q(("state", "planned")), fields=["made_at"], name="ledger_planned"),
                ],
            },
        ),
        migrations.CreateModel(
            "LedgerChange",
            [
                ("id", number()),
                ("entry", models.ForeignKey(on_delete=deletion.CASCADE, related_name="changes", to="articles.ledgerentry")),
                ("kind", models.CharField(max_length=10)),
                ("number", models.BigIntegerField()),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["kind", "number"], name="ledger_of_a_thing"),
                ],
            },
        ),
        migrations.CreateModel(
            "Retagged",
            [
                ("id", number()),
                ("entry", models.ForeignKey(db_constraint=False, db_index=False, on_delete=deletion.CASCADE, related_name="+", to="articles.ledgerentry")),
                ("article", models.ForeignKey(db_constraint=False, on_delete=deletion.DO_NOTHING, related_name="+", to="articles.article")),
                ("live", models.BooleanField()),
                ("removed", models.BigIntegerField(null=True)),
                ("instead", models.BigIntegerField(null=True)),
                ("gave", models.BooleanField(default=False)),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["entry", "article", "live"], name="retagged_of_an_act"),
                ],
            },
        ),
        migrations.CreateModel(
            "Refiled",
            [
                ("id", number()),
                ("entry", models.ForeignKey(db_constraint=False, db_index=False, on_delete=deletion.CASCADE, related_name="+", to="articles.ledgerentry")),
                ("article", models.ForeignKey(db_constraint=False, on_delete=deletion.DO_NOTHING, related_name="+", to="articles.article")),
                ("live", models.BooleanField()),
                ("former", models.BigIntegerField()),
                ("present", models.BigIntegerField()),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["entry", "article", "live"], name="refiled_of_an_act"),
                ],
            },
        ),
        migrations.CreateModel(
            "LiveCopy",
            [
                ("article", models.OneToOneField(on_delete=deletion.PROTECT, primary_key=True, related_name="live_copy", serialize=False, to="articles.article")),
                ("revision", models.ForeignKey(on_delete=deletion.PROTECT, related_name="+", to="articles.revision")),
                ("headline", models.CharField(max_length=300)),
                ("slug", models.CharField(max_length=100)),
                ("standfirst", models.TextField(blank=True)),
                ("excerpt", models.CharField(blank=True, max_length=250)),
                ("full_body", models.TextField(blank=True, db_column="body")),
                ("author_note", models.TextField(blank=True)),
                ("section", models.ForeignKey(on_delete=deletion.PROTECT, related_name="live_copies", to="articles.section")),
                ("category", models.ForeignKey(null=True, on_delete=deletion.PROTECT, related_name="live_copies", to="articles.category")),
                ("source", models.ForeignKey(null=True, on_delete=deletion.PROTECT, related_name="live_copies", to="articles.source")),
                ("source_url", models.URLField(blank=True, max_length=500)),
                ("original_is_canonical", models.BooleanField(default=False)),
                ("language", models.CharField(blank=True, max_length=20)),
                ("translation_of", models.ForeignKey(null=True, on_delete=deletion.SET_NULL, related_name="+", to="articles.article")),
                ("published_on", models.DateField()),
                ("published_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                ("first_published_at", models.DateTimeField()),
                ("modified_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(null=True)),
                ("corrections", models.JSONField(default=list)),
            ],
            options={
                "verbose_name_plural": "live copies",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("published_on", "slug"), name="live_address_is_unique"),
                    models.CheckConstraint(condition=Q(("modified_at__gte", F("first_published_at"))), name="live_copy_is_modified_after_its_first_publication"),
                    models.CheckConstraint(condition=Q(("original_is_canonical", False), Q(("source_url", ""), _negated=True), _connector="OR"), name="live_canonical_original_has_a_link"),
                ],
                "indexes": [
                    models.Index(fields=["-published_at", "-article"], name="live_newest"),
                    models.Index(fields=["section", "-published_at", "-article"], name="live_newest_in_section"),
                    models.Index(fields=["category", "-published_at", "-article"], name="live_newest_in_category"),
                    models.Index(fields=["source", "-published_at", "-article"], name="live_newest_of_source"),
                    models.Index(fields=["published_on", "article"], name="live_by_day"),
                    models.Index(condition=Q(("expires_at__isnull", False)), fields=["expires_at", "article"], name="live_expiring"),
                ],
            },
            bases=(Addressed, models.Model),
        ),
        migrations.CreateModel(
            "LiveByline",
            [
                ("id", number()),
                ("copy", models.ForeignKey(on_delete=deletion.CASCADE, related_name="bylines", to="articles.livecopy")),
                ("author", models.ForeignKey(on_delete=deletion.PROTECT, related_name="live_bylines", to="articles.author")),
                ("order", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["order"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("copy", "author"), name="live_byline_names_once"),
                ],
            },
        ),
        migrations.CreateModel(
            "LiveTag",
            [
                ("id", number()),
                ("copy", models.ForeignKey(on_delete=deletion.CASCADE, related_name="tagged", to="articles.livecopy")),
                ("tag", models.ForeignKey(on_delete=deletion.PROTECT, related_name="live_tags", to="articles.tag")),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("tag", "copy"), name="live_tag_once"),
                ],
            },
        ),
        migrations.CreateModel(
            "LivePlacement",
            [
                ("id", number()),
                ("section", models.ForeignKey(null=True, on_delete=deletion.CASCADE, related_name="+", to="articles.section")),
                ("slot", models.CharField(choices=[("lead", "Lead"), ("second", "Second"), ("pick", "Picks")], max_length=10)),
                ("order", models.PositiveSmallIntegerField()),
                ("article", models.ForeignKey(on_delete=deletion.CASCADE, related_name="+", to="articles.article")),
                ("until", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["order"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(Coalesce(F("section"), Value(0)), F("article"), name="placed_once_on_a_page"),
                    models.CheckConstraint(condition=Q(("slot__in", ["lead", "second", "pick"])), name="placement_slot_is_known"),
                ],
                "indexes": [
                    models.Index(condition=Q(("until__isnull", False)), fields=["until"], name="placement_for_a_time"),
                ],
            },
        ),
        migrations.CreateModel(
            "Presence",
            [
                ("id", number()),
                ("article", models.ForeignKey(on_delete=deletion.CASCADE, related_name="presences", to="articles.article")),
                ("user", models.ForeignKey(on_delete=deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("seen_at", models.DateTimeField(db_index=True)),
                ("wrote_at", models.DateTimeField(null=True)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("article", "user"), name="presence_is_one_for_a_person_and_an_article"),
                ],
            },
        ),
        migrations.CreateModel(
            "Reading",
            [
                ("id", number()),
                ("article", models.ForeignKey(db_constraint=False, db_index=False, on_delete=deletion.CASCADE, related_name="+", to="articles.article")),
                ("hour", models.DateTimeField()),
                ("screen", models.PositiveIntegerField(default=0)),
                ("printed", models.PositiveIntegerField(default=0)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("article", "hour"), name="reading_has_one_number"),
                ],
                "indexes": [
                    models.Index(fields=["hour"], name="reading_of_a_time"),
                ],
            },
        ),
        migrations.CreateModel(
            "MostRead",
            [
                ("id", number()),
                ("period", models.CharField(choices=[("day", "day"), ("week", "week"), ("month", "month")], max_length=5)),
                ("place", models.PositiveSmallIntegerField()),
                ("article", models.ForeignKey(db_constraint=False, on_delete=deletion.CASCADE, related_name="+", to="articles.article")),
            ],
            options={
                "ordering": ["period", "place"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("period", "place"), name="most_read_place_is_unique"),
                    models.UniqueConstraint(fields=("period", "article"), name="most_read_once_in_a_list"),
                ],
            },
        ),
        migrations.CreateModel(
            "ReadingsReckoning",
            [
                ("id", number()),
                ("reckoned_at", models.DateTimeField(null=True)),
                ("days_before", models.DateField(null=True)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(condition=Q(("id", 1)), name="there_is_one_reckoning_of_readings"),
                ],
            },
        ),
        migrations.CreateModel(
            "Redirect",
            [
                ("id", number()),
                ("path", models.CharField(max_length=700, unique=True)),
                ("article", models.ForeignKey(null=True, on_delete=deletion.CASCADE, related_name="redirects", to="articles.article")),
                ("section", models.ForeignKey(null=True, on_delete=deletion.CASCADE, related_name="redirects", to="articles.section")),
                ("category", models.ForeignKey(null=True, on_delete=deletion.CASCADE, related_name="redirects", to="articles.category")),
                ("tag", models.ForeignKey(null=True, on_delete=deletion.CASCADE, related_name="redirects", to="articles.tag")),
                ("source", models.ForeignKey(null=True, on_delete=deletion.CASCADE, related_name="redirects", to="articles.source")),
                ("author", models.ForeignKey(null=True, on_delete=deletion.CASCADE, related_name="redirects", to="articles.author")),
                ("in_force", models.BooleanField(default=True)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["path"],
                "default_permissions": ("view",),
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(
                            Q(("article__isnull", False), ("author__isnull", True), ("category__isnull", True), ("section__isnull", True), ("source__isnull", True), ("tag__isnull", True)),
                            Q(("article__isnull", True), ("author__isnull", True), ("category__isnull", True), ("section__isnull", False), ("source__isnull", True), ("tag__isnull", True)),
                            Q(("article__isnull", True), ("author__isnull", True), ("category__isnull", False), ("section__isnull", True), ("source__isnull", True), ("tag__isnull", True)),
                            Q(("article__isnull", True), ("author__isnull", True), ("category__isnull", True), ("section__isnull", True), ("source__isnull", True), ("tag__isnull", False)),
                            Q(("article__isnull", True), ("author__isnull", True), ("category__isnull", True), ("section__isnull", True), ("source__isnull", False), ("tag__isnull", True)),
                            Q(("article__isnull", True), ("author__isnull", False), ("category__isnull", True), ("section__isnull", True), ("source__isnull", True), ("tag__isnull", True)),
                            _connector="OR",
                        ),
                        name="redirect_leads_to_one_thing",
                    ),
                    models.CheckConstraint(condition=Q(("path__startswith", "/")), name="redirect_path_starts_with_a_slash"),
                ],
            },
        ),
        migrations.CreateModel(
            "RelatedArticle",
            [
                ("id", number()),
                ("article", models.ForeignKey(on_delete=deletion.CASCADE, related_name="related", to="articles.article")),
                ("other", models.ForeignKey(on_delete=deletion.PROTECT, related_name="related_from", to="articles.article")),
                ("order", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["order"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("article", "other"), name="related_article_once"),
                    models.CheckConstraint(condition=Q(("article", F("other")), _negated=True), name="article_is_not_related_to_itself"),
                ],
            },
        ),
        migrations.CreateModel(
            "LiveRelated",
            [
                ("id", number()),
                ("copy", models.ForeignKey(on_delete=deletion.CASCADE, related_name="related", to="articles.livecopy")),
                ("article", models.ForeignKey(on_delete=deletion.CASCADE, related_name="+", to="articles.article")),
                ("order", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["order"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("copy", "article"), name="live_related_once"),
                ],
            },
        ),
        migrations.CreateModel(
            "DraftLink",
            [
                ("id", number()),
                ("revision", models.ForeignKey(on_delete=deletion.CASCADE, related_name="links", to="articles.revision")),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.ForeignKey(null=True, on_delete=deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("expires_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-made_at"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(condition=Q(("expires_at__gt", F("made_at"))), name="draft_link_ends_after_it_begins"),
                ],
            },
        ),
        migrations.CreateModel(
            "DeskTerms",
            [
                ("article", models.OneToOneField(on_delete=deletion.CASCADE, primary_key=True, related_name="+", serialize=False, to="articles.article")),
                ("version", models.PositiveIntegerField()),
                ("edition", models.PositiveSmallIntegerField()),
                ("terms", TermsField()),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            "LiveTerms",
            [
                ("copy", models.OneToOneField(on_delete=deletion.CASCADE, primary_key=True, related_name="+", serialize=False, to="articles.livecopy")),
                ("place", models.BigIntegerField(unique=True)),
                ("edition", models.PositiveSmallIntegerField()),
                ("made_at", models.DateTimeField()),
                ("under", models.TextField()),
                ("terms", TermsField()),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            "StaleTerms",
            [
                ("id", number()),
                ("article", models.BigIntegerField()),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            "LiveVersion",
            [
                ("id", number()),
                ("copy", models.ForeignKey(on_delete=deletion.CASCADE, related_name="versions", to="articles.livecopy")),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                ("headline", models.CharField(blank=True, max_length=300)),
                ("standfirst", models.TextField(blank=True)),
                ("full_body", models.TextField(blank=True)),
                ("author_note", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(condition=Q(("until", None)), fields=("copy",), name="one_version_is_shown"),
                ],
                "indexes": [
                    models.Index(fields=["copy", "since"], name="live_version_by_time"),
                ],
            },
        ),
        migrations.AddField("Article", "authors", models.ManyToManyField(blank=True, related_name="articles", through="articles.Byline", to="articles.author")),
        migrations.AddField("Article", "tags", TaggableManager(blank=True, help_text="A comma-separated list of tags.", through="articles.TaggedArticle", to="articles.Tag", verbose_name="Tags")),
        migrations.AddField("LiveCopy", "authors", models.ManyToManyField(related_name="live_copies", through="articles.LiveByline", to="articles.author")),
        migrations.AddField("LiveCopy", "tags", models.ManyToManyField(related_name="live_copies", through="articles.LiveTag", to="articles.tag")),
        migrations.RunPython(add_first_rows, migrations.RunPython.noop),
        migrations.RunPython(build, tear_down),
    ]  # fmt: skip
