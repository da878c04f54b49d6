"""The tables. The desk's: Article, Byline, Revision. The readers': LiveCopy, LiveByline. Both share
the names things are filed under. Only ``articles.actions`` writes any of them."""

from articles.models.announcements import Announcement, AnnouncementCounter
from articles.models.articles import Article, Byline, Revision
from articles.models.authors import Author
from articles.models.autosaves import Autosave
from articles.models.categories import Category
from articles.models.corrections import Correction
from articles.models.daybook import DaybookEntry
from articles.models.fronts import Front, FrontChange
from articles.models.imports import ImportedFile
from articles.models.ledger import LedgerChange, LedgerEntry, Refiled, Retagged
from articles.models.live import LiveByline, LiveCopy, LivePlacement, LiveTag
from articles.models.media import media_url
from articles.models.picture_uses import LiveUse, PictureUse, uses_of
from articles.models.pictures import (
    LivePicture,
    Picture,
    PictureFile,
    PictureTag,
    Rendition,
)
from articles.models.presence import Presence
from articles.models.readings import MostRead, Reading, ReadingsReckoning
from articles.models.redirects import Redirect
from articles.models.related import LiveRelated, RelatedArticle
from articles.models.schedules import AtAnHour, Schedule
from articles.models.sections import Section
from articles.models.showing import DraftLink
from articles.models.sources import Source
from articles.models.tags import (
    RisingTopic,
    Tag,
    TaggedArticle,
    TagUse,
    TopicReckoning,
    TrendingTopic,
)
from articles.models.terms import DeskTerms, LiveTerms, StaleTerms
from articles.models.versions import LiveVersion

__all__ = [
    "Announcement",
    "AnnouncementCounter",
    "Article",
    "AtAnHour",
    "Author",
    "Autosave",
    "Byline",
    "Category",
    "Correction",
    "DaybookEntry",
    "DeskTerms",
    "DraftLink",
    "Front",
    "FrontChange",
    "ImportedFile",
    "LedgerChange",
    "LedgerEntry",
    "LiveByline",
    "LiveCopy",
    "LivePicture",
    "LivePlacement",
    "LiveRelated",
    "LiveTag",
    "LiveTerms",
    "LiveUse",
    "LiveVersion",
    "MostRead",
    "Picture",
    "PictureFile",
    "PictureTag",
    "PictureUse",
    "Presence",
    "Reading",
    "ReadingsReckoning",
    "Redirect",
    "Refiled",
    "RelatedArticle",
    "Rendition",
    "Retagged",
    "Revision",
    "RisingTopic",
    "Schedule",
    "Section",
    "Source",
    "StaleTerms",
    "Tag",
    "TagUse",
    "TaggedArticle",
    "TopicReckoning",
    "TrendingTopic",
    "media_url",
    "uses_of",
]  # fmt: skip
