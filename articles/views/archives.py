from articles.reading.archives import read_archive
from articles.views.listings import show_listing
from articles.views.page import window_of


def archive(request, year, month=None, day=None, *, printed=False):
    """A year, a month or a day of the paper."""
    window = window_of(request, printed=printed)
    return show_listing(read_archive(year, month, day, window), printed=printed)
