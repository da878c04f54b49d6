"""The ledger of moderation: each act, what it changed, and whether it was undone.

Things and articles are told of by number, since what a line tells of may be gone.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles import Article


class LedgerEntry(models.Model):
    """One act: planned, carried out, undone.

    ``kind`` is what it is about: tag, category, source, section, topic, article. ``asked`` says what was
    asked for, and ``counts`` what that came to: articles, live pages, addresses.
    """

    PLANNED, DONE, UNDONE, DROPPED = "planned", "done", "undone", "dropped"
    STATES = {PLANNED: _("Planned"), DONE: _("Done"), UNDONE: _("Undone"), DROPPED: _("Dropped")}

    kind = models.CharField(max_length=10)
    verb = models.CharField(max_length=30)
    state = models.CharField(max_length=10, choices=STATES, default=DONE)
    sentence = models.CharField(_("what"), max_length=500)
    reason = models.TextField(_("why"), blank=True)
    asked = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    made_at = models.DateTimeField(_("when"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    # A large plan is carried out by somebody else than who made it.
    passed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name_plural = _("ledger")
        default_permissions = ("view",)
        permissions = [("retag_article", "Can change the tags of many articles at once")]
        indexes = [
            models.Index(fields=["-made_at", "-id"], name="ledger_newest"),
            models.Index(fields=["made_at"], condition=Q(state="planned"), name="ledger_planned"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["planned", "done", "undone", "dropped"]),
                name="ledger_state_is_known",
            )
        ]

    def __str__(self):
        return self.sentence


class LedgerChange(models.Model):
    """A row that an act changed: its columns before and after. None for one that was made, or deleted."""

    entry = models.ForeignKey(LedgerEntry, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=10)
    number = models.BigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["kind", "number"], name="ledger_of_a_thing")]

    def __str__(self):
        return f"{self.kind}:{self.number}"


class LedgerLine(models.Model):
    """What an act did to one article, at the desk or in the copy that readers see (``live``).

    The database does not check what it refers to: a line may outlive its article, and checking costs as
    much as writing where there are a hundred thousand.
    """

    entry = models.ForeignKey(
        LedgerEntry, models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    article = models.ForeignKey(Article, models.DO_NOTHING, related_name="+", db_constraint=False)
    live = models.BooleanField()

    class Meta:
        abstract = True
        default_permissions = ()


class Retagged(LedgerLine):
    """``removed`` was taken from the article. ``instead`` is the tag that stands there for it, or was added
    for none; ``gave`` says whether this act gave it, or the article had it before."""

    removed = models.BigIntegerField(null=True)
    instead = models.BigIntegerField(null=True)
    gave = models.BooleanField(default=False)

    class Meta(LedgerLine.Meta):
        indexes = [models.Index(fields=["entry", "article", "live"], name="retagged_of_an_act")]

    def __str__(self):
        return f"Article {self.article_id}: tag {self.removed} → {self.instead}"


class Refiled(LedgerLine):
    """The article stood under ``former`` and stands under ``present``; the entry's kind says in what."""

    former = models.BigIntegerField()
    present = models.BigIntegerField()

    class Meta(LedgerLine.Meta):
        indexes = [models.Index(fields=["entry", "article", "live"], name="refiled_of_an_act")]

    def __str__(self):
        return f"Article {self.article_id}: {self.former} → {self.present}"
