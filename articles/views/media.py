from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse

from articles.rules.renditions import TYPES

HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    # Whatever its bytes look like, and whoever opens it by itself: a picture, which loads and runs nothing.
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def picture(request, name):
    """A picture that the desk stored. Its name is that of its content, so it never changes."""
    try:
        with default_storage.open(f"pictures/{name}") as file:
            content = file.read()
    except FileNotFoundError as error:
        raise Http404 from error
    return HttpResponse(content, content_type=TYPES[name.rpartition(".")[2]], headers=HEADERS)
