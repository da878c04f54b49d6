"""What pages say to machines: each a plain dictionary in the vocabulary of schema.org, as JSON-LD.

Every function makes the data of one kind of page from what that page was read into, and asks nothing of
the database. Values that are empty are left out.
"""

from datetime import datetime
from operator import itemgetter

from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from articles.models import LiveCopy
from articles.reading.articles import ArticlePage
from articles.reading.listings import Listing
from articles.reading.pictures import Image, images_of
from articles.reading.translations import spoken
from articles.rules.cleaning import text_of
from articles.rules.corrections import CLARIFICATION, CORRECTION, RETRACTION, Note
from articles.rules.languages import locale_of

LONGEST_HEADLINE = 110  # of a NewsArticle, beyond which Google cuts it
PUT_RIGHT = {CORRECTION, CLARIFICATION, RETRACTION}  # the notes that correct; the others add


def of_article(page: ArticlePage) -> dict:
    """A NewsArticle, and the way to it from the front."""
    return _graph(_news_article(page), _trail(page.trail, last=page.copy.headline))


def of_listing(page: Listing) -> dict:
    """A CollectionPage with the addresses of its stories in their order, and the way to a section."""
    placed = [page.lead] if page.lead else []
    stories = [*placed, *page.seconds, *page.picks, *page.stories]
    collection = {
        "@type": "CollectionPage",
        "@id": absolute(page.path),
        "url": absolute(page.path),
        "name": page.title,
        "description": page.description,
        "inLanguage": settings.SITE_LANGUAGE,
        "isPartOf": {"@id": _part("site")},
        "mainEntity": {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "url": absolute(copy.public_path)}
                for place, copy in enumerate(stories, 1)
            ],
        },
    }
    *above, _own = page.trail or [None]
    return _graph(collection, _trail(above, last=page.title) if page.trail else {})


def of_front() -> dict:
    """The WebSite, with the address of its search, and the paper as a NewsMediaOrganization."""
    search = absolute("/search/") + "?q={search_term_string}"
    site = {
        "@type": "WebSite",
        "@id": _part("site"),
        "url": absolute("/"),
        "name": settings.SITE_NAME,
        "inLanguage": settings.SITE_LANGUAGE,
        "publisher": {"@id": _part("paper")},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=search_term_string",
        },
    }
    return _graph(site, _paper())


def sharing(page: ArticlePage) -> list[tuple[str, str]]:
    """What sites show of an article that somebody shares: properties of Open Graph (ogp.me), in order."""
    copy = page.copy
    found = [
        ("og:type", "article"),
        ("og:site_name", settings.SITE_NAME),
        ("og:title", title_of(copy)),
        ("og:description", copy.standfirst or copy.excerpt),
        ("og:url", canonical_of(copy)),
        ("og:locale", locale_of(spoken(copy))),
        ("article:published_time", moment(copy.published_at)),
        ("article:modified_time", moment(modified(copy))),
        ("article:section", page.trail[0].title if page.trail else ""),
        *_shared_image(copy),
        *(("article:author", absolute(author.public_path)) for author in page.authors),
        *(("article:tag", tag.name) for tag in page.tags),
    ]
    return [(name, content) for name, content in found if content]


def _shared_image(copy: LiveCopy) -> list[tuple[str, str]]:
    """The widest of its lead picture's ratios: that of the cards on which it is shown."""
    images = images_of(copy)
    if not images:
        return []
    image = images[-1]
    return [
        ("og:image", whole(image.address)),
        ("og:image:type", image.type),
        ("og:image:width", str(image.width)),
        ("og:image:height", str(image.height)),
        ("og:image:alt", image.alt),
    ]


def card_kind(page: ArticlePage) -> str:
    """How the card of an article is set where somebody shares it (of X, formerly Twitter, and its like)."""
    return "summary_large_image" if images_of(page.copy) else "summary"


def alternates(page: ArticlePage) -> list[tuple[str, str]]:
    """Languages and addresses of an article that has translations, itself among them, and ``x-default``:
    what a reader of any other language gets. Each page of a group says the same, as search engines ask.

    A page whose canonical one is elsewhere has no say in it.
    """
    pages = {copy.pk: copy for copy in [page.copy, *page.translations] if copy.is_canonical_here}
    if page.copy.pk not in pages or len(pages) == 1:
        return []
    home = (copy for copy in pages.values() if spoken(copy) == settings.SITE_LANGUAGE)
    default = pages.get(page.copy.group) or next(home, None) or pages[min(pages)]
    by_language = sorted(((spoken(copy), copy) for copy in pages.values()), key=itemgetter(0))
    return [
        (language, absolute(copy.public_path))
        for language, copy in [*by_language, ("x-default", default)]
    ]


def absolute(path: str) -> str:
    """The whole address of a path of the paper's own, encoded."""
    return settings.SITE_URL + iri_to_uri(path)


def whole(address: str) -> str:
    """An address of the paper's media, which may be on a host of their own already."""
    return address if "//" in address else absolute(address)


def title_of(copy: LiveCopy) -> str:
    """Its headline; of a retracted article it says so first, wherever it is shown alone."""
    if not copy.is_retracted:
        return copy.headline
    return _("Retracted: %(headline)s") % {"headline": copy.headline}


def canonical_of(copy: LiveCopy) -> str:
    """The address that machines are to take for the article's."""
    return copy.canonical_elsewhere or absolute(copy.public_path)


def modified(copy: LiveCopy) -> datetime:
    """When it last changed in a way readers are told of; one that never did, when it was published."""
    return copy.modified_at if copy.is_updated else copy.published_at


def moment(when: datetime) -> str:
    """A moment with the offset of the site's zone, to the second."""
    return timezone.localtime(when, timezone.get_default_timezone()).isoformat(timespec="seconds")


def _news_article(page: ArticlePage) -> dict:
    copy, address = page.copy, canonical_of(page.copy)
    return {
        "@type": "NewsArticle",
        "@id": address,
        "mainEntityOfPage": address,
        "url": address,
        "headline": _cut(title_of(copy)),
        "description": copy.standfirst or copy.excerpt,
        "image": [_image(image) for image in images_of(copy)],
        "datePublished": moment(copy.published_at),
        "dateModified": moment(modified(copy)),
        "author": [
            {"@type": "Person", "name": author.name, "url": absolute(author.public_path)}
            for author in page.authors
        ],
        "publisher": _paper(),
        "articleSection": [section.title for section in page.trail],
        "keywords": [tag.name for tag in page.tags],
        "inLanguage": spoken(copy),
        "isAccessibleForFree": True,
        "isBasedOn": _original(copy),
        "creativeWorkStatus": "Retracted" if copy.is_retracted else "",
        "correction": [_correction(note) for note in copy.notes if note.kind in PUT_RIGHT],
        **_translations(page),
        **_text(copy),
    }


def _image(image: Image) -> dict:
    return {
        "@type": "ImageObject",
        "url": whole(image.address),
        "width": image.width,
        "height": image.height,
        "caption": image.alt,
    }


def _text(copy: LiveCopy) -> dict:
    """The words, where the page itself shows them whole: an excerpt is no body."""
    if copy.is_excerpt:
        return {}
    text = text_of(copy.body)
    return {"wordCount": _words(text), "articleBody": text}


def _words(text: str) -> int | None:
    """How many words a text has; None where its script does not part them by spaces."""
    words = text.split()
    return len(words) if len(text) < 15 * len(words) else None


def _original(copy: LiveCopy) -> dict:
    """The work elsewhere that the article is taken from; where that is the canonical page, it is the
    work itself."""
    source = copy.source
    if copy.original_is_canonical or not (source or copy.source_url):
        return {}
    publisher = source and {"@type": "Organization", "name": source.name, "url": source.url}
    return {"@type": "CreativeWork", "url": iri_to_uri(copy.source_url), "publisher": publisher}


def _correction(note: Note) -> dict:
    return {"@type": "CorrectionComment", "text": note.text, "datePublished": moment(note.made_at)}


def _translations(page: ArticlePage) -> dict:
    """What it was translated from, or what it was translated to, of what readers have."""
    copy = page.copy
    if copy.translation_of_id:
        original = (each for each in page.translations if each.pk == copy.translation_of_id)
        return {"translationOfWork": next(map(_work, original), {})}
    return {"workTranslation": [_work(each) for each in page.translations]}


def _work(copy: LiveCopy) -> dict:
    address = canonical_of(copy)
    return {"@type": "CreativeWork", "@id": address, "url": address, "inLanguage": spoken(copy)}


def _paper() -> dict:
    return {
        "@type": "NewsMediaOrganization",
        "@id": _part("paper"),
        "name": settings.SITE_NAME,
        "url": absolute("/"),
        "logo": {"@type": "ImageObject", "url": settings.SITE_URL + static("img/mark.svg")},
    }


def _trail(sections, *, last: str) -> dict:
    """A BreadcrumbList; its last item is the page itself and needs no address."""
    steps = [(settings.SITE_NAME, "/"), *((each.title, each.public_path) for each in sections)]
    items = [{"name": name, "item": absolute(path)} for name, path in steps] + [{"name": last}]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, **item} for place, item in enumerate(items, 1)
        ],
    }


def _part(name: str) -> str:
    """The name by which one piece of data refers to another."""
    return f"{settings.SITE_URL}/#{name}"


def _cut(headline: str) -> str:
    if len(headline) <= LONGEST_HEADLINE:
        return headline
    cut = headline[: LONGEST_HEADLINE - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"


def _graph(*things: dict) -> dict:
    return {
        "@context": "https://schema.org",
        "@graph": [_said(thing) for thing in things if thing],
    }


def _said(value):
    """``value`` without what is empty, at any depth."""
    if isinstance(value, dict):
        found = ((name, _said(each)) for name, each in value.items())
        return {name: each for name, each in found if each not in ("", None, [], {})}
    return [_said(each) for each in value] if isinstance(value, list) else value
