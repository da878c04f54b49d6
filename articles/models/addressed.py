"""Things with a public address."""

from django.utils.encoding import iri_to_uri


class Addressed:
    """``public_path`` is the address as people read it, in any script; the URL is its encoded form."""

    public_path: str

    def get_absolute_url(self) -> str:
        return iri_to_uri(self.public_path)
