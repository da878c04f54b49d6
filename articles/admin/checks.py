"""The checks beside an article's form: of the words as they are stored, and then as they are typed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.actions.checking import findings, unapproved, written_pictures
from articles.actions.words import Words
from articles.admin.clashes import label_of_field
from articles.admin.widgets import is_number
from articles.models import Article
from articles.rules import cleaning, limits
from articles.rules.checks import Written, findings_of
from articles.rules.findings import Finding, in_the_way

MOST_ALIKE = 3  # findings of one kind that are listed; the rest is counted
MOST_SAID = 3  # in the message after publishing
TEXTS = ("headline", "standfirst", "author_note", "lead_alt", "lead_caption")
ALONE = (*TEXTS, "body", "language")


@dataclass
class Line:
    """One finding as the panel shows it; ``more`` are others like it."""

    finding: Finding
    label: str
    more: int = 0


@dataclass
class Panel:
    """What was found, apart by weight. ``address`` answers the same of words as they are typed."""

    address: str
    looked: bool = True
    blocking: list[Line] = field(default_factory=list)
    advice: list[Line] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """The whole in a few words."""
        blocking, advice = (sum(1 + each.more for each in lines)
                            for lines in (self.blocking, self.advice))  # fmt: skip
        if not self.looked:
            return _("Shown here once there are words.")
        counted = {
            _("%(number)s in the way of publishing"): blocking,
            _("%(number)s to consider"): advice,
        }
        said = [words % {"number": number} for words, number in counted.items() if number]
        return ", ".join(said) or _("Nothing stands out.")


def urls(model_admin) -> list:
    """The addresses that the form's script asks, below that of the list of articles."""

    def at(step, name):
        view = model_admin.admin_site.admin_view(check)
        return path(step, view, {"model_admin": model_admin}, name=f"articles_article_{name}")

    return [at("<int:pk>/checks/", "checks"), at("add/checks/", "checks_new")]


@require_POST
def check(request, model_admin, pk=None):
    """The panel's list for the form as it is typed. Writes nothing."""
    article = get_object_or_404(Article, pk=pk) if pk else None
    if not (model_admin.has_change_permission(request, article) if article
            else model_admin.has_add_permission(request)):  # fmt: skip
        raise PermissionDenied
    found = _typed(dict(request.POST.lists()), request.user)
    if found is None:
        return HttpResponse(_("This is no story: it is too long."), status=422)
    template = "admin/articles/article/_findings.html"
    return TemplateResponse(request, template, {"checks": _panel(found, article), "linked": True})


def panel_of(form, request, article: Article | None) -> Panel:
    """The panel at page load: of what was sent, if the form is shown again, else of what it begins with."""
    if form.is_bound:
        values = dict(request.POST.lists())
    elif article or form.unfinished:
        # Who may only read has a form without fields.
        stored = _stored(article) if article else {}
        values = {name: value if isinstance(value, list) else [value]
                  for name, value in (stored | form.initial).items()}  # fmt: skip
    else:
        return Panel(_address(None), looked=False)
    return _panel(_typed(values, request.user) or [], article)


def _stored(article: Article) -> dict:
    filed = {"section": article.section_id, "source": article.source_id, "lead": article.lead_id}
    return {name: getattr(article, name) for name in ALONE} | filed


def say_what_remains(request, article: Article) -> None:
    """After a publication: what might be better still."""
    found = findings(Words.of(article))
    if not found:
        return
    sentences = " ".join(str(each.sentence) for each in found[:MOST_SAID])
    if more := len(found[MOST_SAID:]):
        sentences += " " + _("And %(number)s more.") % {"number": more}
    messages.info(request, _("Still to consider: %(findings)s") % {"findings": sentences})


def _typed(values: dict[str, list], user) -> list[Finding] | None:
    """What is found in a form's values, which no rule has looked at; None where they are no story."""
    body = _one(values, "body")
    if len(body) > limits.BODY or cleaning.is_bottomless(body):
        return None
    tags = [cleaning.clean_line(str(name)) for name in values.get("tags", ())]
    cleaned, lead = cleaning.clean_body(body), _one(values, "lead")
    return findings_of(
        Written(
            **written_pictures(cleaned, int(lead) if is_number(lead) else None),
            **{name: cleaning.clean_line(_one(values, name)) for name in TEXTS},
            language=_one(values, "language") or settings.SITE_LANGUAGE,
            body=cleaned,
            has_section=bool(_one(values, "section")),
            has_source=bool(_one(values, "source")),
            has_byline=any(values.get("byline", ())),
            unapproved=unapproved(tags, of_a_moderator=user.has_perm("articles.change_tag")),
        )
    )  # fmt: skip


def _one(values: dict[str, list], name: str) -> str:
    return str((values.get(name) or [""])[-1] or "")


def _panel(found: Iterable[Finding], article: Article | None) -> Panel:
    blocking = in_the_way(found, settings.PUBLISHING_BLOCKED_BY)
    advice = [each for each in found if each not in blocking]
    return Panel(_address(article), blocking=_lines(blocking), advice=_lines(advice))


def _address(article: Article | None) -> str:
    if article:
        return reverse("admin:articles_article_checks", args=[article.pk])
    return reverse("admin:articles_article_checks_new")


def _lines(found: list[Finding]) -> list[Line]:
    """Each finding with its field's name; of many alike the first few."""
    counted = Counter((each.code, each.field) for each in found)
    lines, shown = [], Counter()
    for each in found:
        kind = each.code, each.field
        shown[kind] += 1
        if shown[kind] <= MOST_ALIKE:
            last = shown[kind] == MOST_ALIKE
            more = counted[kind] - MOST_ALIKE if last else 0
            lines.append(Line(each, capfirst(label_of_field(each.field)), more))
    return lines
