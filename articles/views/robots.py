from django.http import HttpResponse


def robots(request):
    """Nothing to keep from machines but the desk; printer-friendly pages say so of themselves."""
    return HttpResponse("User-agent: *\nDisallow: /desk/\n", content_type="text/plain")
