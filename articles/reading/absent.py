"""Why there is no page at an address. The views' middleware turns each into its answer."""

from articles.rules.addresses import FEEDS

FORMS = ("print/", *FEEDS.values())


class Absent(Exception):
    """Nothing stands here: 404."""


class Gone(Absent):
    """An article stood here and was withdrawn: 410. ``names`` tell what would bring it back."""

    def __init__(self, names=()):
        super().__init__("withdrawn")
        self.names = set(names)


class Moved(Absent):
    """What stood here stands at ``path`` now: 301. ``forms`` are the addresses below it: who asked for
    one is led to that form of what stands there now."""

    def __init__(self, path: str, names=(), *, forms=FORMS):
        super().__init__(path)
        self.path = path
        self.names = set(names)
        self.forms = forms
