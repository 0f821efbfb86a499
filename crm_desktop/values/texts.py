"""Plain text as it is kept: without what nobody can see."""

from __future__ import annotations

import re

# Marks without a width or that turn the direction of writing: they come along from web pages and
# chats, and make equal texts unequal. U+200D stays, it joins emoji.
_INVISIBLE = "\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\ufff9-\ufffb"
_UNWANTED = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_INVISIBLE}]")
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")
_BLANKS = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u205f\u3000\t]+")
_EXCEL_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")

_FULL_TO_HALF = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}


def half_width(text: str) -> str:
    """Full-width letters, digits and signs as their ASCII twins: `Ｗｘ１２３` → `Wx123`."""
    return text if text.isascii() else text.translate(_FULL_TO_HALF)


def is_plain(text: str) -> bool:
    """Whether `text` is one line without anything to tidy. Marks without a width and special blanks are
    not printable in Python's sense, so this is quick."""
    return text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " "


def line(text: str) -> str:
    """Text of one line: invisible marks gone, runs of blanks and line ends made one blank."""
    if is_plain(text):
        return text
    plain = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)).replace("\n", " ")
    return _BLANKS.sub(" ", plain).strip()


def lines(text: str) -> str:
    """Text that may have several lines: line ends made `\\n`, invisible marks and outer blanks gone."""
    if text.isprintable():
        return text.strip()
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)).strip()


def unescaped(text: str) -> str:
    """Excel's own escapes of control characters (`_x000D_`) as the characters that they mean."""
    if "_x" not in text:
        return text
    return _EXCEL_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
