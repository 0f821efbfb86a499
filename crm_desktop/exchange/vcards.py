"""vCards 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350) as phones and mail programs really write them.

Read line by line out of the bytes, because each property may have a charset of its own; broken cards
give what they hold. The result is a table whose first row holds the field keys.
"""

from __future__ import annotations

import binascii
import codecs
import quopri
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace

from crm_desktop.exchange import encodings
from crm_desktop.i18n import listed, translate

COLUMNS: tuple[str, ...] = (
    "name", "phone", "email", "company", "position", "birthday",
    "gender", "wechat", "qq", "address", "tags", "note",
)  # fmt: skip

_PROPERTY = re.compile(rb"(?:[\w-]+\.)?([A-Za-z][\w-]*)((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(.*)", re.S)
_HAN_NAME = re.compile("[\u3400-\u9fff\uf900-\ufaff]+")
_ESCAPE = re.compile(r"\\(.)", re.S)
_SILENT = frozenset(
    [
        "VERSION", "UID", "REV", "PRODID", "CLASS", "SORT-STRING", "MAILER", "NAME", "PROFILE", "SOURCE", "KIND",
        "TZ", "GEO", "X-ABLABEL", "X-ABADR", "X-ABUID", "LABEL", "CLIENTPIDMAP", "LANG", "X-ABSHOWAS",
    ]
)  # fmt: skip  # marks of programs; LABEL repeats ADR
_BINARY = frozenset(["PHOTO", "LOGO", "SOUND", "KEY"])


@dataclass
class Card:
    """One contact: texts by field key, and what found no field."""

    values: dict[str, list[str]] = field(default_factory=dict)
    name_parts: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    guessed: bool = False

    def add(self, key: str, text: str) -> None:
        text = text.strip()
        if text and text not in self.values.setdefault(key, []):
            self.values[key].append(text)


def read(data: bytes, encoding: str | None = None) -> tuple[list[list[str]], list[str], encodings.Decoded]:
    """(rows with a heading row, translated notes on what was left out, how the text was decoded)."""
    # A line may be folded in the middle of a character; joined again, the bytes can be told.
    whole = encodings.decode(re.sub(rb"\r?\n[ \t]", b"", data), encoding)
    if whole.encoding.startswith(("utf-16", "utf-32")):
        whole = encodings.decode(data, encoding)
        data = whole.text.encode()
    data = data.removeprefix(codecs.BOM_UTF8)
    fallback = "utf-8" if whole.encoding.startswith("utf") else whole.encoding
    if fallback == "utf-8" and encoding is None:
        whole, fallback = _of_hidden_bytes(data, whole)
    rows = [list(COLUMNS)]
    left_out: Counter[str] = Counter()
    cards = list(_cards(data, fallback))
    for card in cards:
        rows.append(_row(card))
        left_out += card.left_out
    notes = []
    if left_out:
        names = listed(f"{name} ({count})" for name, count in left_out.most_common(12))
        notes.append(
            translate("VCards", "Left out, because there is no field for it: {names}.").format(names=names)
        )
    if not whole.certain and not any(card.guessed for card in cards):
        whole = replace(whole, certain=True)  # every property named its own charset
    return rows, notes, whole


def _of_hidden_bytes(data: bytes, whole: encodings.Decoded) -> tuple[encodings.Decoded, str]:
    """How the text of a file is decoded whose every byte is ASCII, but not what its =D0=A1 stand for."""
    hidden = []
    for _, parameters, value in _properties(data):
        if "QUOTED-PRINTABLE" in parameters.get("ENCODING", []) and _text(parameters, value) is None:
            hidden.append(quopri.decodestring(value))
    if not hidden:
        return whole, "utf-8"
    decoded = encodings.decode(b"\n".join(hidden))
    guess = replace(whole, encoding=decoded.encoding, certain=decoded.certain, choices=decoded.choices)
    return guess, decoded.encoding


def _cards(data: bytes, fallback: str) -> Iterator[Card]:
    open_cards: list[Card] = []
    after_agent = False
    for name, parameters, value in _properties(data):
        if name == "BEGIN" and value.strip().upper() == b"VCARD":
            if open_cards and not after_agent:
                yield open_cards.pop()  # its END is missing
            open_cards.append(Card())
        elif name == "END" and value.strip().upper() == b"VCARD":
            if open_cards:
                yield open_cards.pop()
        elif open_cards:
            _take(open_cards[-1], name, parameters, value, fallback)
        after_agent = name == "AGENT"
    while open_cards:
        yield open_cards.pop()


def _properties(data: bytes) -> Iterator[tuple[str, dict[str, list[str]], bytes]]:
    """(name, parameters, raw value) of each property, lines unfolded as its encoding demands."""
    lines = re.split(rb"\r\n|\r|\n", data)
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        match = _PROPERTY.match(line)
        if match is None:
            continue
        head = match[2].upper()
        pieces = [line]
        if b"QUOTED-PRINTABLE" in head:
            while pieces[-1].endswith(b"=") and at < len(lines):
                pieces[-1] = pieces[-1][:-1]
                pieces.append(lines[at])
                at += 1
        else:
            if pieces[0].endswith(b"\\") and not pieces[0].endswith(b"\\\\"):  # Android's 2.1
                while pieces[-1].endswith(b"\\") and at < len(lines):
                    pieces[-1] = pieces[-1][:-1] + b" "
                    pieces.append(lines[at])
                    at += 1
            is_base64 = b"BASE64" in head or b"ENCODING=B" in head
            while at < len(lines) and (
                lines[at][:1] in (b" ", b"\t") or (is_base64 and lines[at] and not _PROPERTY.match(lines[at]))
            ):
                pieces.append(lines[at][1:] if lines[at][:1] in (b" ", b"\t") else lines[at])
                at += 1
        match = _PROPERTY.match(b"".join(pieces))
        if match:
            yield match[1].decode("ascii").upper(), _parameters(match[2]), match[3]


def _parameters(raw: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in raw.decode("latin-1").split(";"):
        name, equals, value = part.strip().partition("=")
        if not name:
            continue
        if not equals:  # 2.1 writes values without names
            name, value = (
                ("ENCODING" if name.upper() in ("QUOTED-PRINTABLE", "BASE64", "8BIT") else "TYPE"),
                name,
            )
        found.setdefault(name.upper(), []).extend(
            word.strip('" ').upper() for word in value.split(",") if word.strip('" ')
        )
    return found


def _text(parameters: dict[str, list[str]], value: bytes) -> str | None:
    """The value by its own charset or UTF-8; `None` when it is neither."""
    value = _plain_bytes(parameters, value)
    charset = parameters.get("CHARSET", [""])[0].lower()
    charset = {"gb2312": "gb18030", "gbk": "gb18030"}.get(charset, charset)
    for name in (charset, "utf-8"):
        try:
            if name:
                return value.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return None


def _plain_bytes(parameters: dict[str, list[str]], value: bytes) -> bytes:
    """The value without its transfer encoding."""
    ways = parameters.get("ENCODING", [])
    if "QUOTED-PRINTABLE" in ways:
        return quopri.decodestring(value)
    if "BASE64" in ways or "B" in ways:
        with suppress(binascii.Error):
            return binascii.a2b_base64(value)
    return value


def _take(card: Card, name: str, parameters: dict[str, list[str]], value: bytes, fallback: str) -> None:
    if name in _SILENT:
        return
    if name in _BINARY:
        card.left_out[name] += 1
        return
    text = _text(parameters, value)
    if text is None:
        card.guessed = True
        text = _plain_bytes(parameters, value).decode(fallback, errors="replace")
    if not text.strip(" ;"):
        return
    kinds = parameters.get("TYPE", [])
    parts = _split(text, ";")
    plain = _unescaped(text)
    lower = plain.lower()
    if name == "FN":
        card.add("fn", plain)
    elif name == "N":
        card.name_parts = card.name_parts or parts
    elif name == "TEL":
        number = re.sub(r"^tel:", "", plain, flags=re.I).replace(";ext=", " ext. ").partition(";")[0]
        card.add("fax" if "FAX" in kinds or any("FAX" in kind for kind in kinds) else "phone", number)
    elif name == "EMAIL":
        card.add("email", re.sub(r"^mailto:", "", plain, flags=re.I))
    elif name == "ORG":
        card.add("company", parts[0])
        card.add("department", " ".join(parts[1:]))
    elif name in ("TITLE", "ROLE"):
        card.add("position", plain)
    elif name == "BDAY":
        card.add("birthday", _birthday(plain))
    elif name in ("GENDER", "X-GENDER", "X-WAB-GENDER"):
        card.add("gender", parts[0])
    elif name == "ADR":
        card.add("address", _address(parts))
    elif name == "CATEGORIES":
        for tag in _split(text, ","):
            card.add("tags", tag)
    elif name == "NOTE":
        card.add("note", plain)
    elif name in ("X-QQ", "X-TENCENT-QQ") or (name == "IMPP" and lower.startswith(("qq:", "x-qq:"))):
        card.add("qq", plain.rpartition(":")[2])
    elif name in ("X-WECHAT", "X-WEIXIN") or (name == "IMPP" and lower.startswith(("wechat:", "weixin:"))):
        card.add("wechat", plain.rpartition(":")[2])
    elif name == "NICKNAME":
        card.add("nickname", plain)
    elif name == "URL":
        card.add("website", plain)
    else:
        card.left_out[name] += 1


def _row(card: Card) -> list[str]:
    values = card.values
    notes = list(values.get("note", []))
    for key, label in (
        ("nickname", translate("VCards", "Nickname")),
        ("department", translate("VCards", "Department")),
        ("website", translate("VCards", "Website")),
    ):
        notes.extend(f"{label}: {text}" for text in values.get(key, []))
    cells = {key: "\n".join(values.get(key, [])) for key in COLUMNS}
    cells["name"] = _name(card)
    cells["phone"] = "\n".join(values.get("phone", []) + values.get("fax", []))
    cells["position"] = " / ".join(values.get("position", []))
    cells["birthday"] = values.get("birthday", [""])[0]
    cells["gender"] = values.get("gender", [""])[0]
    cells["company"] = " / ".join(values.get("company", []))
    cells["note"] = "\n".join(notes)
    return [cells[key] for key in COLUMNS]


def _name(card: Card) -> str:
    """FN, else N put together, else the best of what there is, so that no card is without a name."""
    for text in card.values.get("fn", []):
        if text.strip():
            return " ".join(text.split())
    parts = [" ".join(part.split()) for part in card.name_parts[:5]] + [""] * 5
    family, given, middle, prefix, suffix = parts[:5]
    if family or given:
        if _HAN_NAME.fullmatch(family + given):
            return family + given
        return " ".join(part for part in (prefix, given, middle, family, suffix) if part)
    for key in ("nickname", "company", "phone", "email"):
        if card.values.get(key):
            return card.values[key][0]
    return ""


def _address(parts: list[str]) -> str:
    """Street, town, region, code, country in the order that the writing of the place has."""
    box, extended, street, town, region, code, country = (*parts, *[""] * 7)[:7]
    given = [part for part in (box, extended, street, town, region, code, country) if part]
    if any(_HAN_NAME.search(part) for part in given):
        places = [part for part in (country, region, town, street, extended, box) if part]
        return "".join(dict.fromkeys(places)) + (f" {code}" if code else "")
    return ", ".join(part for part in (street, extended, box, town, region, code, country) if part)


def _birthday(text: str) -> str:
    """RFC 6350's short forms as ours: `--0517`, `19900517T…`; the rest is left to cleaning."""
    text = re.sub(r"T.*$", "", text.strip())
    month_day = re.fullmatch(r"--(\d\d)-?(\d\d)", text)
    if month_day:
        return f"--{month_day[1]}-{month_day[2]}"
    apple = re.fullmatch(r"1604-(\d\d)-(\d\d)", text)  # Apple's year for "no year"
    return f"--{apple[1]}-{apple[2]}" if apple else text


def _split(text: str, separator: str) -> list[str]:
    """The parts between separators that are not escaped, unescaped themselves."""
    parts = re.split(rf"(?<!\\)(?:\\\\)*{separator}", text)
    return [_unescaped(part).strip() for part in parts]


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], text).replace("\r\n", "\n")


def card(values: dict[str, list[str]]) -> str:
    """One vCard 3.0 (RFC 2426) of texts by field key; lines are folded at 75 bytes and end in CR LF."""

    def first(key: str) -> str:
        return next(iter(values.get(key, [])), "")

    name = first("name") or first("company") or first("phone")
    family, given = (name[:1], name[1:]) if _HAN_NAME.fullmatch(name) and len(name) <= 3 else ("", name)
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{_escaped(family)};{_escaped(given)};;;",
        f"FN:{_escaped(name)}",
    ]
    for phone in values.get("phone", []):
        kind = "CELL" if re.fullmatch(r"(?:\+86)?1[3-9]\d{9}", phone) else "VOICE"
        lines.append(f"TEL;TYPE={kind}:{_escaped(phone)}")
    lines.extend(f"EMAIL;TYPE=INTERNET:{_escaped(email)}" for email in values.get("email", []))
    lines.extend(f"ADR;TYPE=HOME:;;{_escaped(address)};;;;" for address in values.get("address", []))
    if first("company"):
        lines.append(f"ORG:{_escaped(first('company'))}")
    if first("position"):
        lines.append(f"TITLE:{_escaped(first('position'))}")
    born = first("birthday")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", born):
        lines.append(f"BDAY:{born}")
    elif re.fullmatch(r"(?:--)?\d\d-\d\d", born):
        lines.append(f"BDAY:--{born.removeprefix('--')}")
    tags = [tag for key in ("category", "tags") for tag in values.get(key, [])]
    if tags:
        lines.append("CATEGORIES:" + ",".join(_escaped(tag) for tag in tags))
    if first("wechat"):
        lines.append(f"X-WECHAT:{_escaped(first('wechat'))}")
    if first("qq"):
        lines.append(f"X-QQ:{_escaped(first('qq'))}")
    if first("gender"):
        lines.append(f"X-GENDER:{_escaped(first('gender'))}")
    if first("note"):
        lines.append(f"NOTE:{_escaped(first('note'))}")
    lines.append("END:VCARD")
    return "".join(_folded(line) + "\r\n" for line in lines)


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    if len(line.encode()) <= 75:
        return line
    pieces = [""]
    size = 0
    for sign in line:
        width = len(sign.encode())
        if size + width > 74:
            pieces.append("")
            size = 0
        pieces[-1] += sign
        size += width
    return "\r\n ".join(pieces)
