"""E-mail addresses: read, checked, made comparable."""

from __future__ import annotations

import re
from functools import lru_cache

from crm_desktop.i18n import translate
from crm_desktop.values import texts

_SEPARATOR = re.compile(r"[;,、|\s]+|(?<=\w)/(?=\w+@)")
_NAMED = re.compile(r"[^<>;,、]*<\s*([^<>]+?)\s*>")
# What mail servers take (RFC 5321 without quoted local parts, RFC 6531 letters), and a dot in the domain.
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\\\"]+@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{1,62}")
_PLAIN = re.compile(r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,24}")
_LONGEST = 254  # RFC 5321, 4.5.3.1.3


def is_plain(text: str) -> bool:
    """Whether `text` is one address without anything to tidy or to find fault with."""
    return _PLAIN.fullmatch(text) is not None and len(text) <= _LONGEST


def split(text: str) -> list[str]:
    """All addresses of a cell, tidy; what is no address stays as it is, for `problem` to tell."""
    return list(_split(text))


@lru_cache(1 << 12)
def _split(text: str) -> tuple[str, ...]:
    plain = texts.half_width(texts.line(text)).replace("。", ".")
    plain = _NAMED.sub(r" \1 ", plain)
    found = [tidy(part) for part in _SEPARATOR.split(plain) if part]
    return tuple(dict.fromkeys(part for part in found if part))


def tidy(text: str) -> str:
    """The form that is kept: half-width, no `mailto:`, the domain in lower case."""
    plain = texts.half_width(texts.line(text))
    plain = re.sub(r"^(?:mailto:|smtp:)", "", plain, flags=re.I).strip("<>.'\" ")
    local, at, domain = plain.rpartition("@")
    return f"{local}{at}{domain.lower()}" if at else plain


def normalise(text: str) -> str:
    """What two spellings of one address have in common."""
    return tidy(text).lower()


def problem(text: str) -> str | None:
    """Why `text` is no e-mail address, as a translated sentence; `None` when it is fine or empty."""
    plain = tidy(text)
    if not plain:
        return None
    if len(plain) > _LONGEST:
        return translate("Emails", "This is too long for an e-mail address.")
    if "@" not in plain:
        return translate("Emails", "An e-mail address has an @.")
    local = plain.rpartition("@")[0]
    if not _ADDRESS.fullmatch(plain) or ".." in plain or local.startswith("."):
        return translate("Emails", "This is not an e-mail address. One looks like name@example.com.")
    return None
