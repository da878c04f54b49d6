from articles.views.page import show


def show_listing(listing, *, printed: bool):
    """Any list of headlines, on screen or for print."""
    template = "print/listing.html" if printed else "public/listing.html"
    return show(template, listing, path=listing.path)
