from django.http import Http404
from django.urls import is_valid_path

from articles.reading.absent import Absent, Moved
from articles.reading.redirects import follow_former
from articles.reading.sections import read_section
from articles.views.listings import show_listing
from articles.views.page import window_of


def section(request, path, *, printed=False):
    return show_listing(read_section(path, window_of(request, printed=printed)), printed=printed)


def without_slash(request, path):
    """An address without its last slash: a former one of an imported article, or one mistyped."""
    answer = follow_former(f"/{path}/")
    if type(answer) is not Absent:
        raise answer
    if is_valid_path(f"/{path}/"):
        raise Moved(f"/{path}/")
    raise Http404
