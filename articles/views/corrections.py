from articles.reading.corrections import read_corrections
from articles.views.page import show, window_of


def index(request, *, printed=False):
    """Everything that was put right, newest first."""
    page = read_corrections(window_of(request, printed=printed))
    template = "print/corrections.html" if printed else "public/corrections.html"
    return show(template, page, path=page.path)
