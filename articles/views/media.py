from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
FOR_EVER = "public, max-age=31536000, immutable"


def picture(request, name):
    """A picture that the desk stored. Its name is that of its content, so it never changes."""
    try:
        with default_storage.open(f"pictures/{name}") as file:
            content = file.read()
    except FileNotFoundError as error:
        raise Http404 from error
    return HttpResponse(
        content, content_type=TYPES[name.rpartition(".")[2]], headers={"Cache-Control": FOR_EVER}
    )
