"""Plain links that pass a story on."""

from urllib.parse import quote

LONGEST = (
    150  # signs of a subject: in some scripts each is nine on its way, and mail programs read 2,000
)


def mail_link(subject: str, address: str) -> str:
    """A ``mailto:`` that begins a mail to nobody yet: subject, and the address as its text (RFC 6068)."""
    if len(subject) > LONGEST:
        subject = subject[: LONGEST - 1].rstrip() + "…"
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(address, safe='')}"
