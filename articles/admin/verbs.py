"""What was done, as the lists of the desk say it; the daybook and the ledger keep a word for each."""

from django.contrib.admin import AllValuesFieldListFilter
from django.utils.translation import pgettext_lazy

SPOKEN = {
    "add": pgettext_lazy("act", "add"),
    "approve": pgettext_lazy("act", "approve"),
    "change": pgettext_lazy("act", "change"),
    "change correction": pgettext_lazy("act", "change correction"),
    "close": pgettext_lazy("act", "close"),
    "correct": pgettext_lazy("act", "correct"),
    "delete": pgettext_lazy("act", "delete"),
    "describe": pgettext_lazy("act", "describe"),
    "drop": pgettext_lazy("act", "drop"),
    "expire": pgettext_lazy("act", "expire"),
    "fill in": pgettext_lazy("act", "fill in"),
    "import": pgettext_lazy("act", "import"),
    "keep": pgettext_lazy("act", "keep"),
    "merge": pgettext_lazy("act", "merge"),
    "move": pgettext_lazy("act", "move"),
    "mute": pgettext_lazy("act", "mute"),
    "name": pgettext_lazy("act", "name"),
    "offer": pgettext_lazy("act", "offer"),
    "open": pgettext_lazy("act", "open"),
    "publish": pgettext_lazy("act", "publish"),
    "put up": pgettext_lazy("act", "put up"),
    "refuse": pgettext_lazy("act", "refuse"),
    "remove correction": pgettext_lazy("act", "remove correction"),
    "rename": pgettext_lazy("act", "rename"),
    "reopen": pgettext_lazy("act", "reopen"),
    "reorder": pgettext_lazy("act", "reorder"),
    "replace": pgettext_lazy("act", "replace"),
    "restore": pgettext_lazy("act", "restore"),
    "retag": pgettext_lazy("act", "retag"),
    "retire": pgettext_lazy("act", "retire"),
    "save": pgettext_lazy("act", "save"),
    "send back": pgettext_lazy("act", "send back"),
    "show": pgettext_lazy("act", "show"),
    "submit": pgettext_lazy("act", "submit"),
    "take down": pgettext_lazy("act", "take down"),
    "time over": pgettext_lazy("act", "time over"),
    "undo": pgettext_lazy("act", "undo"),
    "unmute": pgettext_lazy("act", "unmute"),
    "withdraw": pgettext_lazy("act", "withdraw"),
}


def spoken_verb(verb: str) -> str:
    """A verb in the desk's language; one that nobody wrote down here as it is kept."""
    return str(SPOKEN.get(verb, verb))


class VerbFilter(AllValuesFieldListFilter):
    """The stock filter by a column's values, which says them in the desk's language."""

    def choices(self, changelist):
        for each in super().choices(changelist):
            yield each | {"display": spoken_verb(each["display"])}
