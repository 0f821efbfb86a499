"""Text from the clipboard: words to search for, one person's message, or rows as a file has them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import islice
from pathlib import Path

from crm_desktop.errors import FileRefused
from crm_desktop.exchange import gate, text_tables, vcards
from crm_desktop.exchange import message_words as words
from crm_desktop.exchange.messages import FIELDS, LABEL, LONGEST, Person, Reader
from crm_desktop.exchange.workbook import BLOCK_ROWS, Rows, Sheet, Workbook, pack
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.values import names, texts

_LOOKED_AT = 1 << 16  # characters that tell what a text is
_MESSAGE_LINES = 200  # more lines are a list, whatever they say
_SAYS_WHO = ("phone", "email", "wechat", "qq", "id_number")  # of whom it can be said who it is
_CARD = re.compile(r"\s*BEGIN:VCARD", re.I)


class Kind(StrEnum):
    """What a pasted text is."""

    WORDS = "words"  # something to search for
    PERSON = "person"
    ROWS = "rows"


def kind(text: str, reader: Reader) -> Kind:
    """What a text is, told by its beginning: quick however long it is."""
    head = text[:_LOOKED_AT]
    if not head.strip():
        return Kind.WORDS
    if _CARD.match(head) or _delimiter(head, reader):
        return Kind.ROWS
    lines = [line for line in head.splitlines() if line.strip()]
    if len(text) > LONGEST:
        return Kind.ROWS if len(lines) > 1 else Kind.WORDS
    if len(lines) > _MESSAGE_LINES or _is_list_of_names(lines):
        return Kind.ROWS
    found = list(people(text, reader))
    if len(found) > 1:
        return Kind.ROWS
    return Kind.PERSON if found and _is_somebody(found[0]) else Kind.WORDS


def rows(text: str, reader: Reader, titles: Mapping[str, str], progress: Progress | None = None) -> Workbook:
    """The rows of a pasted list, as of a file.

    Args:
        titles: field key → its name: the headings of what was read out of messages.

    Raises:
        FileRefused: there is too much of it, or nothing.
        Cancelled: through `progress`.
    """
    if len(text) > gate.LARGEST_FILE:
        raise FileRefused(gate.too_large(Path(translate("Pasted", "The pasted text"))))
    head = text[:_LOOKED_AT]
    notes: list[str] = []
    delimiter = _delimiter(head, reader)
    found: Iterable[Sequence[str]]
    if _CARD.match(head):
        found, notes, _ = vcards.read(text.encode("utf-8", "replace"))
    elif delimiter:
        found = text_tables.read(text, delimiter).rows
    elif _is_list_of_names([line for line in head.splitlines() if line.strip()]):
        found = ([line.strip()] for line in text.splitlines() if line.strip())
    else:
        found = _of_messages(text, reader, titles, progress)
    sheet = _sheet(found, progress)
    if not sheet.width:
        raise FileRefused(gate.nothing_in(Path(translate("Pasted", "The pasted text"))))
    return Workbook("text", [sheet], notes=notes)


def people(text: str, reader: Reader, progress: Progress | None = None) -> Iterator[Person]:
    """The persons that a text tells of, one after the other.

    Blank lines part them, a name or a number that comes anew, labels that begin from the start. Lines
    without a number belong to the person before them, the first ones to the first.
    """
    previous: _Record | None = None
    for record in _records(text, reader, progress):
        if previous is None:
            previous = record
        elif previous.reachable and record.reachable:
            yield previous.read(reader)
            previous = record
        else:
            previous.join(record)
    if previous is not None:
        yield previous.read(reader)


class _Record:
    """Lines that belong to one person, as they come."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.named = False
        self.reachable = False
        self.first_label = ""
        self._only: Person | None = None

    def add(self, line: str, person: Person, label: str) -> None:
        self._only = None if self.lines else person
        if not self.lines:
            self.first_label = label
        self.lines.append(line)
        self.named |= "name" in person.values and not _is_head(line)
        self.reachable |= _is_reachable(person)

    def join(self, other: _Record) -> None:
        self.lines += other.lines
        self.named |= other.named
        self.reachable |= other.reachable
        self._only = None

    def read(self, reader: Reader) -> Person:
        return self._only or reader.read("\n".join(self.lines))


def _records(text: str, reader: Reader, progress: Progress | None) -> Iterator[_Record]:
    record = _Record()
    lines = text.splitlines()
    after_blank = False
    for at, line in enumerate(lines):
        if progress is not None and at % BLOCK_ROWS == 0:
            progress.step(at, len(lines), translate("Reading", "Reading the file"))
        if not line.strip():
            after_blank = True
            continue
        person = reader.read(line)
        label = reader.label(line)
        if record.lines and _begins(record, line, person, label, after_blank):
            yield record
            record = _Record()
        record.add(line, person, label)
        after_blank = False
    if record.lines:
        yield record


def _begins(record: _Record, line: str, person: Person, label: str, after_blank: bool) -> bool:
    """Whether a line begins somebody else."""
    if label:
        return label == record.first_label or (label == "name" and (record.named or record.reachable))
    if after_blank:
        return True
    if words.SAME_PERSON.match(line) and record.named and record.reachable:
        return False
    named, reachable = "name" in person.values, _is_reachable(person)
    if named and reachable:
        return record.named or record.reachable
    if not record.reachable:
        return False
    if named or _is_head(line):
        return True
    if not reachable:
        return False
    return bool(person.rest) or not record.named


def _is_head(line: str) -> bool:
    """Whether a line tells who says what follows, as chats put it."""
    plain = texts.half_width(line).strip()
    return bool(words.HEADER.fullmatch(plain) or words.STAMP.match(plain) or words.SPEAKER.fullmatch(plain))


def _is_reachable(person: Person) -> bool:
    return any(field in person.values for field in _SAYS_WHO)


def _is_somebody(person: Person) -> bool:
    """Whether a text is more than words to search for: somebody with a number and a word, or with labels."""
    if _is_reachable(person):
        return len(person.values) > 1 or bool(person.rest)
    return len(person.values) > 1 and any(part.field == LABEL for part in person.parts)


def _delimiter(head: str, reader: Reader) -> str:
    """What separates the cells of a table; "" when the text is none."""
    if "\t" in head:
        table = list(islice(csv.reader(io.StringIO(head, newline=None), delimiter="\t"), 100))
        filled = [row for row in table if any(row)]
        wide = sum(1 for row in filled if sum(map(bool, row)) > 1)
        return "\t" if wide > 1 and wide * 2 >= len(filled) else ""
    delimiter = text_tables.guess_delimiter(head)
    if delimiter not in head:
        return ""
    table = list(islice(csv.reader(io.StringIO(head, newline=None), delimiter=delimiter), 5))
    headed = any(sum(1 for cell in row if reader.field(cell)) > 1 for row in table[:-1])
    return delimiter if headed else ""


def _is_list_of_names(lines: Sequence[str]) -> bool:
    """Whether the lines are a column of names and nothing else."""
    plain = [names.tidy(line) for line in lines[:100]]
    return len(plain) > 1 and all(
        names.is_chinese(line) or (" " in line and words.LATIN_NAME.fullmatch(line)) for line in plain
    )


def _of_messages(
    text: str, reader: Reader, titles: Mapping[str, str], progress: Progress | None
) -> Iterator[list[str]]:
    found = list(people(text, reader, progress))
    fields = [field for field in FIELDS if any(field in person.values for person in found)]
    rests = any(person.rest for person in found)
    yield [titles[field] for field in fields] + ([titles["note"]] if rests else [])
    for person in found:
        cells = ["、".join(person.values.get(field, ())) for field in fields]
        yield cells + ([person.rest] if rests else [])


def _sheet(found: Iterable[Sequence[str]], progress: Progress | None) -> Sheet:
    blocks: list[bytes] = []
    count = width = 0
    rows = iter(found)
    while block := [list(row) for row in islice(rows, BLOCK_ROWS)]:
        width = len(block[0])  # every kind of list gives rows of one width
        blocks.append(pack(block))
        count += len(block)
        if progress is not None:
            progress.check()
    return Sheet("", Rows(blocks, count), width)
