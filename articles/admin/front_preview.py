"""A front as readers would see it, before they do."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.live import copy_of, give_lead
from articles.actions.picture_uses import rehearse_pictures
from articles.admin.front_pages import back_to, front_of, section_at
from articles.admin.widgets import is_number
from articles.models import Article, FrontChange, LiveCopy
from articles.reading.front import read_front
from articles.reading.listings import Window
from articles.reading.paper import in_its_language, paper, written
from articles.reading.placed import Rehearsal
from articles.reading.sections import read_section
from articles.rules import arranging


@in_its_language()
def preview(request, page):
    """The public page as it would be if the front were shown now; one that waits, as it would be at its
    hour. Nobody else can see it."""
    section = section_at(page)
    number, now = request.GET.get("change", ""), timezone.now()
    if is_number(number):
        shown = get_object_or_404(FrontChange, pk=number, front__section=section)
        now = max(now, shown.due_at)
    else:
        shown = front_of(section)
    placements = arranging.lasting(shown.placements, now)
    copies = _not_live(placements)
    rehearsal = Rehearsal(section and section.pk, placements, copies)
    if section is None:
        template, found, address = "public/front.html", read_front(rehearsal), "/"
    else:
        template, address = "public/listing.html", section.public_path
        found = read_section(section.path, Window(), rehearsal=rehearsal)
    context = {
        "page": found,
        "paper": paper(),
        "permalink": settings.SITE_URL + address,
        "preview_back": back_to(page),
        "preview_back_to": _("Back to the front"),
        "preview_not_live": list(copies.values()),
    }
    return HttpResponse(written(template, context, request))


def _not_live(placements: list[arranging.Placement]) -> dict[int, LiveCopy]:
    """Copies of what is placed and not live, as it would be published now; without a section it could not
    be. It is not stored."""
    placed = Article.objects.filter(pk__in=[each.article for each in placements])
    waiting = placed.filter(live_copy=None, section__isnull=False)
    found = waiting.select_related("section", "source", "category", "lead")
    found = found.prefetch_related("corrections")
    copies = {article.pk: copy_of(article, article=article, revision=None) for article in found}
    for article in found:
        give_lead(copies[article.pk], article, rehearse_pictures(article))
    for copy in copies.values():
        copy.published_on = copy.published_on or timezone.localdate()
        copy.slug = copy.slug or "draft"
    return copies
