"""What the desk's pages of fronts share: which front an address names, and how a page is made."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.admin.widgets import is_number
from articles.models import Front, Section

PAPER = "paper"


def section_at(page: str) -> Section | None:
    """The section whose front an address names; None for the front page."""
    if page == PAPER:
        return None
    if not is_number(page):
        raise Http404
    return get_object_or_404(Section, pk=page)


def front_of(section: Section | None) -> Front:
    """A page's front at the desk; one on which nothing was ever placed is not stored."""
    return Front.objects.filter(section=section).first() or Front(section=section)


def page_of(model_admin, request, template: str, **context) -> TemplateResponse:
    common = model_admin.admin_site.each_context(request) | {"opts": model_admin.opts}
    return TemplateResponse(request, f"admin/articles/front/{template}.html", common | context)


def back_to(page: str, article="") -> str:
    """The address of a front, at the article that was moved."""
    anchor = f"#article-{article}" if is_number(str(article)) else ""
    return reverse("admin:articles_front_arrange", args=[page]) + anchor
