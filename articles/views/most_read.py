from articles.reading.most_read import read_most_read
from articles.views.page import show


def index(request, *, printed=False):
    """What was read most in the last day, week and month."""
    page = read_most_read()
    template = "print/most_read.html" if printed else "public/most_read.html"
    return show(template, page, path=page.path)
