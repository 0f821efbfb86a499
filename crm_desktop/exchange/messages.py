"""A chat message or a line about one person, taken apart: name, numbers, address, what it is about.

`Reader(synonyms).read(text)` cuts the text into parts that together are the text again, so nothing
is lost: each part fills a field, is a label (`电话：`), a mark between others, or belongs to the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from crm_desktop.errors import InvalidValue
from crm_desktop.exchange import message_words as words
from crm_desktop.exchange.headings import normalise
from crm_desktop.values import genders, id_numbers, names, partial_dates, texts

# The fields that a message may fill; a label of any other stays in the rest with its words.
FIELDS = (
    "name", "phone", "gender", "email", "wechat", "qq", "region", "address", "company", "position",
    "birthday", "id_number", "intention",
)  # fmt: skip
REST, LABEL, MARK = "", "label", "mark"
LONGEST = 8_000  # characters of one person; what is longer is a rest

_TO_PLAIN: dict[int, str] = {ord(sign): "-" for sign in "–—―‐‑−"}
_TO_PLAIN |= dict.fromkeys([0xA0, *range(0x2000, 0x2010), *range(0x202A, 0x2030), 0x2060, 0xFEFF], " ")
_BREAKS = re.compile(r"[\s,;|/。、!?~…()\[\]【】:]+|(?<=\D)\.(?=\s|$)")
_BEFORE = re.compile(r"[\s,;|/、:\-…·)\]】。!?~]+")  # marks that a rest does not begin with
_BEHIND = re.compile(r"[\s,;|/、:\-…·(\[【]+\Z")
_LABEL = re.compile(r"[^\s:=,;。、|/()\[\]【】](?:[^:=\n,;。、|]{0,22}[^\s:=,;。、|])?(?=[ \t]*[:=])")
_WHOLE_LINE = frozenset(["address", "intention", "note"])
_LABEL_WORDS = {
    "name": ("收货人", "收件人", "顾客", "客人", "来访人", "who", "client", "customer", "contact"),
    "phone": (
        "号码",
        "电话/微信",
        "手机/微信",
        "备用电话",
        "另一个电话",
        "mob",
        "ph",
        "number",
        "contact number",
    ),
    "wechat": ("wx", "vx", "v", "微信id", "wechat id"),
    "address": ("所在地址", "送货地址", "addr", "home"),
    "intention": ("想要", "interested in", "looking for"),
}  # what people write in messages and not above columns


class Part(NamedTuple):
    """A piece of the text: what field it fills, `LABEL`, `MARK` or `REST`."""

    field: str
    text: str


class Person:
    """What a message says of one person.

    Args:
        parts: in order, together the text.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = tuple(parts)
        self.values: dict[str, tuple[str, ...]] = {}
        for field, text in parts:
            if field not in (REST, LABEL, MARK):
                self.values[field] = tuple(dict.fromkeys((*self.values.get(field, ()), text.strip())))

    def first(self, field: str) -> str:
        """The first value of a field, or ""."""
        return self.values.get(field, ("",))[0]

    @property
    def rest(self) -> str:
        """What fills no field, in its order."""
        said = ""
        between = ""
        for field, text in self.parts:
            if field == REST:
                said += (("\n" if "\n" in between else " ") if said else "") + text.strip()
                between = ""
            else:
                between += text
        return said.strip()


class _Cut(NamedTuple):
    start: int
    end: int
    field: str


class Reader:
    """Reads messages.

    Args:
        synonyms: field key → how it may be called, as for the headings of a file.
    """

    def __init__(self, synonyms: Mapping[str, Sequence[str]]) -> None:
        self._labels: dict[str, str] = {"note": "note"}
        for field in (*FIELDS, "note"):
            for word in (*synonyms.get(field, ()), *_LABEL_WORDS.get(field, ()), field):
                self._labels.setdefault(normalise(word), field)

    def read(self, text: str) -> Person:
        """Take a message apart. Any text may be given."""
        if len(text) > LONGEST:
            return Person([Part(REST, text)])
        work = _Work(text)
        self._take_labelled(work)
        _take_speaker(work)
        _take_marked(work)
        _take_phones(work)
        _take_places(work)
        _take_name(work)
        _take_words(work)
        return Person(list(work.parts()))

    def label(self, line: str) -> str:
        """The field whose label begins a line, or ""."""
        match = _LABEL.match(_plain(line).lstrip(" \t"))
        return self.field(match[0]) if match else ""

    def field(self, word: str) -> str:
        """The field that is called so, or ""."""
        return self._labels.get(normalise(word), "")

    def _take_labelled(self, work: _Work) -> None:
        found = list(self._find_labels(work.plain))
        for at, (start, end, field) in enumerate(found):
            stop = found[at + 1][0] if at + 1 < len(found) else len(work.plain)
            line_end = work.plain.find("\n", end)
            if 0 <= line_end < stop and work.plain[end:line_end].strip():
                stop = line_end
            value = _value(field, work.plain, end, stop)
            if value is not None:
                work.cut(start, end, LABEL)
                if field != "note":
                    work.cut(*value, field)

    def _find_labels(self, plain: str) -> Iterator[tuple[int, int, str]]:
        for sign in re.finditer("[:=]", plain):
            begin = max(plain.rfind(mark, 0, sign.start()) for mark in "\n,;。、|:=()[]【】") + 1
            before = plain[max(begin, sign.start() - 24) : sign.start()]
            for gap in re.finditer(r"(?:^|(?<=\s))\S", before):  # the longest words that are a label
                field = self._labels.get(normalise(before[gap.start() :]))
                if field:
                    yield sign.start() - len(before) + gap.start(), sign.end(), field
                    break


class _Work:
    """A text being cut up."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = _plain(text)
        self.cuts: list[_Cut] = []
        self.fields: set[str] = set()
        self.speaker: tuple[int, int] | None = None  # who wrote it: the name when no other is told

    def cut(self, start: int, end: int, field: str) -> None:
        """Take a piece that nobody has taken yet."""
        if start < end and not any(start < each.end and each.start < end for each in self.cuts):
            self.cuts.append(_Cut(start, end, field))
            self.fields.add(field)

    def cut_before(self, end: int, pattern: re.Pattern[str]) -> None:
        """Take the words that introduce what begins at `end` as its label."""
        start = max((each.end for each in self.cuts if each.end <= end), default=0)
        said = pattern.search(self.plain, max(start, end - 24), end)
        if said:
            self.cut(said.start(), said.end(), LABEL)

    def gaps(self) -> list[tuple[int, int]]:
        """What nobody has taken yet."""
        found = []
        at = 0
        for start, end, _ in sorted(self.cuts):
            if at < start:
                found.append((at, start))
            at = end
        if at < len(self.plain):
            found.append((at, len(self.plain)))
        return found

    def search(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches within what nobody has taken yet."""
        for start, end in self.gaps():
            yield from pattern.finditer(self.plain, start, end)

    def tokens(self) -> Iterator[tuple[int, int]]:
        """The words between marks in what nobody has taken yet."""
        for start, end in self.gaps():
            at = start
            for mark in _BREAKS.finditer(self.plain, start, end):
                if at < mark.start():
                    yield at, mark.start()
                at = mark.end()
            if at < end:
                yield at, end

    def parts(self) -> Iterator[Part]:
        """All pieces in order: the gaps are rest, but for the marks at their edges."""
        for start, end, field in sorted([*self.cuts, *(_Cut(*gap, REST) for gap in self.gaps())]):
            piece = self.text[start:end]
            if field != REST:
                yield Part(field, piece)
                continue
            plain = self.plain[start:end]
            before = _BEFORE.match(plain)
            left = before.end() if before else 0
            behind = _BEHIND.search(plain, left)
            right = behind.start() if behind else len(piece)
            for kind, part in ((MARK, piece[:left]), (REST, piece[left:right]), (MARK, piece[right:])):
                if part:
                    yield Part(kind, part)


def _plain(text: str) -> str:
    """The text in half width, of the same length."""
    return text if text.isascii() else texts.half_width(text).translate(_TO_PLAIN)


def _value(field: str, plain: str, start: int, stop: int) -> tuple[int, int] | None:
    """Where the value behind a label stands; None when what stands there is not of its kind."""
    while start < stop and plain[start].isspace():
        start += 1
    end = start + len(plain[start:stop].split("\n", 1)[0])
    if field not in _WHOLE_LINE:
        mark = re.search(r"[,;。|\t]", plain[start:end])
        end = start + mark.start() if mark else end
    while end > start and (plain[end - 1].isspace() or plain[end - 1] in ",;。、|"):
        end -= 1
    value = plain[start:end]
    if not value:
        return None
    pattern = {
        "phone": words.NUMBER_RUN,
        "email": words.EMAIL,
        "wechat": words.WECHAT_VALUE,
        "qq": words.QQ_VALUE,
    }.get(field)
    if pattern is not None:
        match = pattern.match(value)
        return (start, start + match.end()) if match else None
    first = value.split()[0]
    if field == "gender":
        return (start, start + len(first)) if genders.parse(first) else None
    if field == "id_number":
        return (start, end) if id_numbers.problem(value) is None else None
    if field == "birthday":
        return (start, end) if _is_date(value) else None
    if field == "name":
        whole = (
            value if not re.search(f"[{words.HAN}]", value) or names.is_chinese(names.tidy(value)) else first
        )
        return (start, start + len(whole)) if len(whole) <= 40 else None
    return (start, end)


def _is_date(text: str) -> bool:
    try:
        return partial_dates.parse(text) is not None
    except InvalidValue:
        return False


def _take_marked(work: _Work) -> None:
    """What its own look tells: mail, links (which stay in the rest), WeChat, QQ, identity numbers."""
    for match in list(work.search(words.EMAIL)):
        work.cut(match.start(), match.end(), "email")
    for match in list(work.search(words.LINK)):
        work.cut(match.start(), match.end(), REST)
    for pattern, field in ((words.WECHAT, "wechat"), (words.QQ, "qq")):
        for match in list(work.search(pattern)):
            work.cut(match.start("value"), match.end("value"), field)
            work.cut(match.start(), match.start("value"), LABEL)
    for match in list(work.search(words.ID_NUMBER)):
        if id_numbers.problem(match[0]) is None:
            work.cut(match.start(), match.end(), "id_number")
            work.cut_before(match.start(), words.ID_WORD)


def _take_speaker(work: _Work) -> None:
    """Numbers of lists, and who said it, as chats put it at the beginning of a line."""
    at = 0
    for line in work.plain.split("\n"):
        bullet = words.BULLET.match(work.plain, at, at + len(line))
        start = bullet.end() if bullet else at
        if bullet:
            work.cut(at, start, MARK)
        for pattern in (words.HEADER, words.STAMP, words.SPEAKER):
            match = pattern.match(work.plain, start, at + len(line))
            if match is None:
                continue
            name = match["name"].strip()
            if pattern is words.SPEAKER and not _is_name(name) and match.end() < at + len(line.rstrip()):
                continue  # one word and a colon: somebody's who speaks, when nothing follows on the line
            if work.speaker is None and not any(sign.isdigit() for sign in name):
                work.speaker = match.start("name"), match.start("name") + len(name)
            if pattern is not words.SPEAKER:
                work.cut(match.start("name") + len(name), match.end(), REST)
            break
        at += len(line) + 1


def _take_phones(work: _Work) -> None:
    for match in list(work.search(words.PHONE)):
        work.cut(match.start(), match.end(), "phone")
        work.cut_before(match.start(), words.PHONE_WORD)
    for match in list(work.search(words.SAID_PHONE)):
        work.cut(match.start("value"), match.end("value"), "phone")
        work.cut(match.start(), match.start("value"), LABEL)


def _take_places(work: _Work) -> None:
    """The address: words that look like one and stand together."""
    if "address" in work.fields:
        return
    for match in work.search(words.LATIN_ADDRESS):
        work.cut(match.start(), match.end(), "address")
        return
    found: tuple[int, int] | None = None
    marks = 0
    for start, end in [*work.tokens(), (-1, -1)]:
        token = work.plain[start:end] if start >= 0 else ""
        lives = words.LIVES.match(token)
        if lives and found is None and words.PLACE.search(token) and not words.NO_ADDRESS.search(token):
            work.cut(start, start + lives.end(), LABEL)
            start, token = start + lives.end(), token[lives.end() :]
            found, marks = (start, end), 2
            continue
        follows = found is not None and start >= 0 and not work.plain[found[1] : start].strip(" ,")
        places = _places(token)
        if found is not None and follows and (places or words.DOOR_NUMBER.fullmatch(token)):
            found, marks = (found[0], end), marks + places
        elif found is not None:
            break
        elif places:
            found, marks = (start, end), places
    if found is None:
        return
    text = work.plain[slice(*found)]
    if words.REGION.fullmatch(text.replace(" ", "").replace(",", "")):
        if "region" not in work.fields:
            work.cut(*found, "region")
    elif marks >= 2 or words.PLACE.search(text):
        work.cut(*found, "address")


def _places(token: str) -> int:
    """How many words of places a token is made of; 0 when it is no part of an address."""
    if len(token) < 2 or len(token) > 60 or words.NO_ADDRESS.search(token):
        return 0
    if words.PROVINCE.match(token):
        return 2
    found = words.PLACE.findall(token)
    return len(found) if found and len("".join(found)) * 2 >= len(token) else 0


def _take_name(work: _Work) -> None:
    if "name" in work.fields:
        return
    for match in work.search(words.SAID_NAME):
        group = "han" if match["han"] else "latin"
        name = match[group]
        if group == "latin" and name.split()[0].lower() in words.NO_LATIN_NAME:
            continue
        if group == "han" and not _is_name(name) and not words.NICKNAME.fullmatch(name):
            continue
        work.cut(match.start(group), match.end(group), "name")
        work.cut(match.start(), match.start(group), LABEL)
        return
    phone = min((each.start for each in work.cuts if each.field == "phone"), default=-1)
    line = work.plain.rfind("\n", 0, max(phone, 0)) + 1
    end = work.plain.find("\n", line)
    near = (line, len(work.plain) if end < 0 else end)  # the line of the first number
    for first, last in (near, (0, len(work.plain))):
        tokens = [each for each in work.tokens() if first <= each[0] < last]
        for start, stop in tokens:
            role = words.ROLE.match(work.plain, start, stop)
            if role and _is_name(work.plain[role.end() : stop]):
                work.cut(start, role.end(), LABEL)
                start = role.end()
            if _is_name(work.plain[start:stop]):
                work.cut(start, stop, "name")
                return
        for start, stop in work.gaps():
            if first <= start < last and _take_latin(work, start, min(stop, last)):
                return
    if work.speaker is not None:
        work.cut(*work.speaker, "name")
    else:
        _take_whoever(work, near[0], phone)


def _is_name(token: str) -> bool:
    if not names.is_chinese(token) or words.NO_HAN_NAME.match(token):
        return False
    return not (len(token) > 2 and words.NO_NAME_INSIDE.search(token))


def _take_latin(work: _Work, start: int, end: int) -> bool:
    """A name in Latin letters where a gap begins: John Smith, Ms Lee, john smith."""
    while start < end and (work.plain[start].isspace() or work.plain[start] in ",;-"):
        start += 1
    for _ in range(3):
        match = words.LATIN_NAME.match(work.plain, start, end)
        if match is None or len(match[0]) < 2:
            return False
        name = match[0]
        first = name.split()[0]
        if first.lower() not in words.NO_LATIN_NAME:
            while len(name.split()) > 1 and name.split()[-1].lower() in words.NO_LATIN_NAME:
                name = name[: name.rindex(name.split()[-1])].rstrip()
            work.cut(start, start + len(name), "name")
            return True
        if first.lower() not in words.BEFORE_NAME:
            return False
        start += len(first)
        while start < end and work.plain[start].isspace():
            start += 1
    return False


def _take_whoever(work: _Work, line: int, phone: int) -> None:
    """No name that is known as one: the short words before the number on its line, or a nickname."""
    for start, end in work.tokens():
        if words.NICKNAME.fullmatch(work.plain[start:end]):
            work.cut(start, end, "name")
            return
    if phone <= line:
        return
    before = [each for each in work.tokens() if line <= each[0] and each[1] <= phone]
    if not before or any(line <= each.start < phone for each in work.cuts if each.field != LABEL):
        return
    start, end = before[0][0], before[-1][1]
    text = work.plain[start:end]
    han = re.search(f"[{words.HAN}]", text) is not None
    if (han and len(before) == 1 and len(text) <= 12 and not words.NO_NAME_INSIDE.search(text)) or (
        words.PLAIN_LATIN.fullmatch(text) and not words.NO_LATIN_NAME.intersection(text.split())
    ):
        work.cut(start, end, "name")


def _take_words(work: _Work) -> None:
    """Company and sex, where they stand alone."""
    if "company" not in work.fields and "name" in work.fields:
        for match in work.search(words.COMPANY):
            if not words.NO_ADDRESS.search(match[0]):
                work.cut(match.start(), match.end(), "company")
                break
    if "gender" not in work.fields:
        for start, end in list(work.tokens()):
            if work.plain[start:end] in ("男", "女"):
                work.cut(start, end, "gender")
                break
