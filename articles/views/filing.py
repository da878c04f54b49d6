from articles.reading.filing import read_filed
from articles.views.listings import show_listing
from articles.views.page import window_of


def listing(request, slug, *, kind, printed=False):
    """The articles under one category, tag, source or author."""
    window = window_of(request, printed=printed)
    return show_listing(read_filed(kind, slug, window, plain=printed), printed=printed)
