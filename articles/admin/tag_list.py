"""The list of tags: what each is used for, found by any of its names."""

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from articles.models import LiveCopy, LiveTag, Tag, TaggedArticle
from articles.rules.cleaning import key_of
from articles.rules.skeletons import skeleton_of

ALL = "all"


class Standing(admin.SimpleListFilter):
    """Other names are left out unless they are asked for."""

    title, parameter_name = _("status"), "status"

    def lookups(self, request, model_admin):
        return [*Tag.STATUSES.items(), (ALL, _("All, other names too"))]

    def queryset(self, request, queryset):
        if self.value() in Tag.STATUSES:
            return queryset.filter(status=self.value())
        return queryset if self.value() == ALL else queryset.exclude(status=Tag.MERGED)


class Use(admin.SimpleListFilter):
    title, parameter_name = _("use"), "use"

    def lookups(self, request, model_admin):
        return [
            ("none", _("On no article")),
            ("desk", _("On no live article")),
            ("some", _("In use")),
        ]

    def queryset(self, request, queryset):
        at_desk = Exists(TaggedArticle.objects.filter(tag=OuterRef("pk")))
        live = Exists(LiveTag.objects.filter(tag=OuterRef("pk")))
        narrow = {"none": ~at_desk & ~live, "desk": ~live, "some": Q(at_desk) | Q(live)}
        return queryset.filter(narrow[self.value()]) if self.value() in narrow else queryset


def with_use(tags):
    """Tags with ``use``, their number of articles at the desk, ``live`` and ``last_used_at``: asked for
    those alone that a page of the list shows, each by an index."""
    newest = LiveCopy.objects.filter(tagged__tag=OuterRef("pk")).order_by("-published_at")
    return tags.annotate(
        use=_number(TaggedArticle),
        live=_number(LiveTag),
        last_used_at=Subquery(newest.values("published_at")[:1]),
    )


def named_so(tags, typed: str):
    """Those that go by a name that holds what was typed, in whatever spelling."""
    key, skeleton = key_of(typed), skeleton_of(typed)
    like = (
        Q(key__contains=key) | Q(skeleton__contains=skeleton) if skeleton else Q(key__contains=key)
    )
    aliases = Tag.objects.filter(like, alias_of__isnull=False)
    return tags.filter(like | Q(pk__in=aliases.values("alias_of")))


def other_names(tags) -> dict[int, list[str]]:
    """The other names of each of these tags. One query."""
    found: dict[int, list[str]] = {}
    numbers = [tag.pk for tag in tags]
    for alias in Tag.objects.filter(alias_of__in=numbers).order_by("name"):
        found.setdefault(alias.alias_of_id, []).append(alias.name)
    return found


def _number(links) -> Coalesce:
    rows = links.objects.filter(tag=OuterRef("pk")).order_by().values("tag")
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)
