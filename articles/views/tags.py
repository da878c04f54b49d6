from articles.reading.tags import read_tag_index
from articles.views.page import show


def index(request):
    return show("public/tags.html", read_tag_index(), path="/tags/")
