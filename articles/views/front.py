from articles.reading.front import read_front, read_front_listing
from articles.views.listings import show_listing
from articles.views.page import show, window_of


def front(request, *, printed=False):
    """The front page; in print, and further back, the list of all stories."""
    if printed or "before" in request.GET or "after" in request.GET:
        window = window_of(request, printed=printed)
        return show_listing(read_front_listing(window), printed=printed)
    page = read_front()
    return show("public/front.html", page, path="/")
