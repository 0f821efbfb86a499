"""Columns for several ways to reach somebody: 手机/微信, 电话(微信同号), QQ/微信. Each cell goes where it belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from crm_desktop.values import phones, texts

_WORDS = {
    "phone": r"手机|电话|移动电话|mobile|cell|tel|telephone|phone",
    "wechat": r"微信|wechat|vx",
    "qq": r"qq",
    "email": r"邮箱|电子邮箱|邮件|e-?mail",
}
_ENDS = r"(?:号码|号|同号|同步|账号|id|no\.?|number)*"
_NAMED = {field: re.compile(f"(?:{words}){_ENDS}", re.I) for field, words in _WORDS.items()}
_BEFORE = re.compile(r"^(?:客户|会员|顾客|联系|常用|本人|contact|customer)\s*", re.I)
_BETWEEN_NAMES = re.compile(r"[/、,，;；|+&()（）\[\]【】]|或者?|和|及|\bor\b|\band\b", re.I)
_BETWEEN = re.compile(r"\s*[/、,，;；|\n\r]+\s*")
_LABELLED = re.compile(
    "(?:" + "|".join(f"(?P<{field}>{words})" for field, words in _WORDS.items()) + rf"){_ENDS}\s*[:：]\s*",
    re.I,
)
_WECHAT = re.compile(r"[A-Za-z][A-Za-z0-9_-]{5,19}")
_QQ = re.compile(r"[1-9]\d{4,10}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LANDLINE = (7, 8)  # digits: may be a QQ number as well


@lru_cache(1 << 10)
def fields_of(heading: str) -> tuple[str, ...]:
    """The fields that a heading names together, in its order; () when it names one, or anything else too."""
    found: list[str] = []
    for part in _BETWEEN_NAMES.split(texts.half_width(heading)):
        name = _BEFORE.sub("", part.strip(" *:"))
        if not name:
            continue
        field = next((field for field, named in _NAMED.items() if named.fullmatch(name)), None)
        if field is None:
            return ()
        found.append(field)
    several = tuple(dict.fromkeys(found))
    return several if len(several) > 1 else ()


def apportion(text: str, own: str, fields: Sequence[str]) -> dict[str, str] | None:
    """What of a cell belongs to which field: field → its values, with 、 between them.

    What is clearly of another of the `fields` goes there; all else stays with `own`.

    Args:
        own: the field that the column stands for.

    Returns:
        None when all of the cell is the column's own, so that it stays as it is written.
    """
    found: dict[str, list[str]] = {}
    for part in _parts(text):
        label = _LABELLED.match(part)
        named = label.lastgroup if label else None
        if label and named in fields and part[label.end() :]:
            found.setdefault(str(named), []).append(part[label.end() :])
        else:
            found.setdefault(_field_of(part, own, fields), []).append(part)
    if set(found) <= {own}:
        return None
    return {field: "、".join(values) for field, values in found.items()}


def _parts(text: str) -> list[str]:
    """What is divided by marks; by blanks only where each piece is whole, for numbers have blanks in them."""
    parts: list[str] = []
    for part in _BETWEEN.split(text.strip()):
        pieces = part.split()
        whole = len(pieces) > 1 and all(phones.is_mobile(each) or _WECHAT.fullmatch(each) for each in pieces)
        parts += pieces if whole else [part] if part else []
    return parts


def _field_of(part: str, own: str, fields: Sequence[str]) -> str:
    if _EMAIL.fullmatch(part):
        kinds: tuple[str, ...] = ("email", "wechat")
    elif phones.is_mobile(part):
        kinds = ("phone", "wechat")
    elif _WECHAT.fullmatch(part):
        kinds = ("wechat",)
    elif _QQ.fullmatch(part) and not ("phone" in fields and len(part) in _LANDLINE):
        kinds = ("qq",)
    else:
        kinds = ()
    return next((kind for kind in kinds if kind in fields), own)
