"""Categories, sources and authors at the desk."""

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from articles.actions.filing import delete_filing, save_filing
from articles.actions.licensing import count_over
from articles.admin import filing_pages
from articles.admin.desk import DeskAdmin, DeskForm
from articles.admin.filing_list import Standing, Use, named_so, other_names, use_of
from articles.models import Author, Category, Source
from articles.reading.writing import thousands

LICENCE = ["full_text", "in_print", "in_feeds", "in_mail", "days_to_expiry"]
MOVES = (("up", _("Move up"), "↑"), ("down", _("Move down"), "↓"))
MEANS = '{} <span class="quiet">{}</span>'
ALSO = ' <span class="quiet">{} {}</span>'


class FilingAdmin(DeskAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    fields = ["name", "slug", "description"]

    def save_action(self, obj, *, by):
        save_filing(obj, by=by)

    def delete_action(self, obj, *, by):
        delete_filing(obj, by=by)


@admin.register(Author)
class AuthorAdmin(FilingAdmin):
    pass


class OfferedList(ChangeList):
    """The stock list; what a page's things are used for, and their other names, come with three questions."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        names, articles, live = other_names(self.result_list), *use_of(self.result_list)
        # Where the whole order is shown, and no part of it.
        in_order = not self.params and not self.query and request.user.has_perm(self.may_change)
        for thing in self.result_list:
            thing.other_names = names.get(thing.pk, [])
            thing.used, thing.shown = articles.get(thing.pk, 0), live.get(thing.pk, 0)
            thing.can_move = in_order

    @property
    def may_change(self) -> str:
        return f"articles.change_{self.opts.model_name}"


class OfferedAdmin(FilingAdmin):
    """What is offered in an order, retired, renamed and merged: each on a page that says what will change."""

    list_display = ["named", "place", "articles", "live"]
    list_display_links = ["named"]
    list_filter = [Standing, Use]
    sortable_by = ()
    search_help_text = _("Any name, in any spelling.")
    change_form_template = "admin/articles/filing/change_form.html"

    def get_fields(self, request, obj=None):
        """A name and an address are changed by renaming; a new one comes last in the order."""
        left_out = ("name", "slug") if obj else ("order",)
        return [name for name in self.fields if name not in left_out]

    def get_changelist(self, request, **kwargs):
        return OfferedList

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("alias_of")

    def get_search_results(self, request, queryset, search_term):
        """By any name. A field of a form suggests no other names; the article's nothing that is retired."""
        if request.path.endswith("/autocomplete/"):
            for_article = request.GET.get("model_name") == "article"
            queryset = queryset.offered() if for_article else queryset.kept()
        return (named_so(queryset, search_term) if search_term.strip() else queryset), False

    def get_view_on_site_url(self, obj=None):
        return None if obj and obj.alias_of else super().get_view_on_site_url(obj)

    @admin.display(description=_("name"))
    def named(self, thing):
        if thing.alias_of:
            return format_html(MEANS, thing.name, _("means %(name)s") % {"name": thing.alias_of})
        retired = (
            format_html(' <strong class="status">{}</strong>', _("Retired"))
            if thing.is_retired
            else ""
        )
        others = format_html_join(", ", "{}", ((name,) for name in thing.other_names))
        also = format_html(ALSO, _("also"), others) if others else ""
        return format_html("{}{}{}", thing.name, retired, also)

    @admin.display(description=_("articles"))
    def articles(self, thing):
        return thing.used

    @admin.display(description=_("live"))
    def live(self, thing):
        return thing.shown

    @admin.display(description=_("order"))
    def place(self, thing):
        """Its number, and buttons of the form around the list: no script is needed."""
        if not thing.can_move:
            return thing.order
        button = (
            '<button type="submit" class="move" formaction="{}/{}/" aria-label="{}: {}">{}</button>'
        )
        ways = format_html_join(
            " ", button, ((thing.pk, way, thing.name, said, sign) for way, said, sign in MOVES)
        )
        return format_html('<span class="moves">{} {}</span>', thing.order, ways)

    def get_urls(self):
        def at(step, view, **more):
            wrapped = self.admin_site.admin_view(partial(view, model_admin=self, **more))
            name = f"articles_{self.opts.model_name}_{step}"
            return path(f"<int:number>/{step}/", wrapped, name=name)

        return [
            at("merge", filing_pages.merge),
            at("rename", filing_pages.rename),
            at("retire", filing_pages.retire),
            at("offer", filing_pages.offer),
            at("names", filing_pages.name),
            at("up", filing_pages.move, up=True),
            at("down", filing_pages.move, up=False),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, **kwargs):
        if thing := kwargs.get("obj"):
            context["standing"] = filing_pages.standing(thing)
            context["at"] = filing_pages.addresses_of(thing)
        return super().render_change_form(request, context, **kwargs)

    def response_change(self, request, obj):
        messages.success(request, _("What is said of “%(thing)s” is saved.") % {"thing": obj})
        return filing_pages.back_to(obj)


@admin.register(Category)
class CategoryAdmin(OfferedAdmin):
    fields = ["name", "slug", "order", "description"]


class SourceForm(DeskForm):
    """Days that end what is live already are asked about: undoing a licence brings no page back."""

    withdraw_over = forms.BooleanField(
        required=False,
        label=_("Withdraw what is over"),
        help_text=_(
            "Withdraws at once what has been live for longer than that; asked only where anything has."
        ),
    )

    def clean(self):
        cleaned = super().clean()
        days = cleaned.get("days_to_expiry")
        if "days_to_expiry" not in self.changed_data or cleaned.get("withdraw_over"):
            return cleaned
        if over := count_over(self.instance, days):
            self.add_error("days_to_expiry",
                           _("Live pages of this source that are over by then: %(number)s. They would be withdrawn "
                             "at once, and undoing it does not bring them back. Tick “Withdraw what is over” if "
                             "that is meant.") % {"number": thousands(over)})  # fmt: skip
        return cleaned


@admin.register(Source)
class SourceAdmin(OfferedAdmin):
    form = SourceForm
    fields = ["name", "slug", "url", "order", "description"]

    def get_fieldsets(self, request, obj=None):
        asked = [*LICENCE, "withdraw_over"] if self.has_change_permission(request, obj) else LICENCE
        return [
            (None, {"fields": self.get_fields(request, obj)}),
            (_("Licence"), {"fields": asked}),
        ]
