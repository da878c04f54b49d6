from articles.reading.tags import read_tag_index
from articles.views.page import show


def index(request, *, printed=False):
    template = "print/tags.html" if printed else "public/tags.html"
    return show(template, read_tag_index(), path="/tags/")
