from django.http import Http404
from django.urls import Resolver404, resolve

from articles.reading.absent import Absent, Moved
from articles.reading.redirects import follow_former
from articles.reading.sections import read_section
from articles.views.listings import show_listing
from articles.views.page import window_of


def section(request, path, *, printed=False):
    listing = read_section(path, window_of(request, printed=printed), plain=printed)
    return show_listing(listing, printed=printed)


def without_slash(request, path):
    """An address without its last slash: a former one of an imported article, or one mistyped.

    It leads where the address with its slash leads, in one hop; where that is no page, nor is this.
    """
    answer = follow_former(f"/{path}/")
    if type(answer) is not Absent:
        raise answer
    raise Moved(f"/{path}/", _names_of_page_at(request, f"/{path}/"))


def _names_of_page_at(request, path: str) -> set[str]:
    """What the page at ``path`` depends on. Raises what its view raises where there is none."""
    try:
        match = resolve(path)
    except Resolver404 as error:
        raise Http404 from error
    if path.startswith("//"):
        raise Http404  # to a browser that is the address of another host
    if match.app_name == "admin":
        return set()
    page = match.func(request, *match.args, **match.kwargs)
    return set(page.get("Cache-Tag", "").split(",")) - {""}
