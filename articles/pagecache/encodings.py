"""The forms a kept page is stored in, and the choice among them."""

import gzip

import brotli

BROTLI, GZIP, PLAIN = "br", "gzip", ""
TOO_SMALL = 500  # bytes: below, compressing costs more than it saves


def bodies_of(body: bytes) -> dict[str, bytes]:
    """``body`` as it is and, where worthwhile, compressed: once, not once a reader."""
    if len(body) < TOO_SMALL:
        return {PLAIN: body}
    # mtime=0: one page is one sequence of bytes, whenever it was made
    return {
        PLAIN: body,
        BROTLI: brotli.compress(body, quality=5),
        GZIP: gzip.compress(body, compresslevel=6, mtime=0),
    }


def accepted(header: str, offered: dict[str, bytes]) -> str:
    """The best offered encoding that an ``Accept-Encoding`` header allows (RFC 9110, 12.5.3)."""
    weights = dict(_weight(part) for part in header.lower().split(",") if part.strip())
    for encoding in (BROTLI, GZIP):
        if encoding in offered and weights.get(encoding, weights.get("*", 0.0)) > 0:
            return encoding
    return PLAIN


def _weight(part: str) -> tuple[str, float]:
    coding, *parameters = (piece.strip() for piece in part.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return coding, float(value)
            except ValueError:
                return coding, 0.0
    return coding, 1.0
