"""Why an action did not happen. The text of each is a sentence fit to show the person who asked."""

from articles.rules.wording import Words


class Refusal(Exception):
    """An action was refused; nothing was written. ``field`` names the form field it is about."""

    def __init__(self, sentence: Words, *, field: str | None = None):
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class NotAllowed(Refusal):
    """The person may not do this."""


class NotNow(Refusal):
    """The thing's state does not allow this: a draft cannot be withdrawn."""


class StaleEdit(Refusal):
    """Somebody else saved in between; writing now would undo their work. ``version`` is what they saved:
    a later one still was not looked at."""

    def __init__(self, sentence: Words, *, version: int | None = None):
        super().__init__(sentence)
        self.version = version


class Clashing(StaleEdit):
    """Somebody else changed the same place in another way. ``together`` is what can be shown of it."""

    def __init__(self, sentence: Words, *, together):
        super().__init__(sentence, version=together.version)
        self.together = together


class StalePlan(Refusal):
    """What was confirmed is no longer what would happen."""


class AddressTaken(Refusal):
    """The address belongs to something else."""


class NameTaken(Refusal):
    """Another thing of the kind has this name."""


class InUse(Refusal):
    """Something still uses what was to be deleted."""


class NotFit(Refusal):
    """A field does not hold what it must."""


class AlreadyThere(NotFit):
    """This very file is in the library. ``picture`` is the one that has it."""

    def __init__(self, sentence: Words, *, picture, field: str | None = None):
        super().__init__(sentence, field=field)
        self.picture = picture


class SectionClosed(NotFit):
    """The section takes no new articles."""
