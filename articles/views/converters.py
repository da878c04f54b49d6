"""The parts of a public address. What does not look like one is not found, before any query."""


class Slug:
    """One step in any script, without control characters."""

    regex = r"[^/\x00-\x1f\x7f]{1,200}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


class SectionPath(Slug):
    """Steps joined by slashes."""

    regex = r"[^\x00-\x1f\x7f]{1,700}?"


class PictureName(Slug):
    """A file that the desk named after its content."""

    regex = r"[0-9a-f]{32}\.(?:avif|webp|jpg)"


class SitemapName(Slug):
    """A month, or a kind of lists; and perhaps which part of it."""

    regex = r"[a-z0-9-]{1,20}"


class Digits:
    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return f"{value:0{self.width}d}"


class Year(Digits):
    regex, width = "[0-9]{4}", 4


class TwoDigits(Digits):
    regex, width = "[0-9]{2}", 2
