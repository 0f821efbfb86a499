"""A block of a file's rows as clean values: each column by its rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crm_desktop.data.fields import Kind
from crm_desktop.errors import InvalidValue
from crm_desktop.exchange import cleaning, contact_columns, headings, rows
from crm_desktop.exchange.workbook import Cell, CellError, Row
from crm_desktop.i18n import LANGUAGES, speaking
from crm_desktop.services import entry_words, import_made
from crm_desktop.services.entry_fields import Content
from crm_desktop.services.import_columns import (
    COLLECTING,
    FAMILY_NAME,
    GIVEN_NAME,
    Column,
    Prepared,
    kind_of,
)
from crm_desktop.services.import_rows import Block, CellProblem, CleanRows
from crm_desktop.values import partial_dates

DATE_KINDS = frozenset((Kind.PARTIAL_DATE, Kind.DAY, Kind.INSTANT))
# Fields that are cleaned as texts and may be several in a cell, and what stands between them.
_SEVERAL = {
    "wechat": re.compile(r"[、,，;；\s]+"),
    "qq": re.compile(r"[、,，;；/\s]+"),
    "address": re.compile(r"[;；]"),
}
_LONGEST_LABEL = 20
_LONGEST_FOUND = 200
# How people write that there is nothing; in a field of plain text it stays what they wrote.
_NOTHING = frozenset(
    [
        "无",
        "暂无",
        "没有",
        "未填",
        "未知",
        "不详",
        "空",
        "-",
        "--",
        "—",
        "——",
        "/",
        "\\",
        ".",
        "0",
        "n/a",
        "N/A",
        "NA",
        "null",
        "NULL",
        "none",
        "None",
        "无电话",
        "无手机",
    ]
)
_CHECKED = frozenset(
    (Kind.PHONE, Kind.EMAIL, Kind.PARTIAL_DATE, Kind.DAY, Kind.INSTANT, Kind.ID_NUMBER, Kind.OPTION, "gender")
)
_SHORT_DATE = re.compile(r"\s*\d{1,2}\s*[/.-]\s*\d{1,2}\b")  # before a closer look
_ORDER_ROWS = 5000  # in which a column shows whether the day or the month stands first
_YEARLESS = re.compile(r"\s*\d{1,2}\s*(?:月\s*\d{1,2}\s*[日号]?|[./-]\s*\d{1,2})(?:\s|$)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass
class _Beside:
    """What cells said that is not the value of their own field, by the row of the block.

    Args:
        lines: for the note, such as what stood in a second column for a field of one value.
        genders: told by a title in the name.
        phones: numbers that stood in the name.
    """

    lines: dict[int, list[str]] = field(default_factory=dict)
    genders: dict[int, str] = field(default_factory=dict)
    phones: dict[int, str] = field(default_factory=dict)

    def note(self, at: int, column: Column, text: str) -> None:
        """Keep a text for the note, behind the heading of its column."""
        self.lines.setdefault(at, []).append(f"{column.heading}: {text}")

    def put_into(self, block: Block) -> None:
        """Put all of it into the block, once the columns that say it better are in."""
        count = len(block["name"])
        if self.phones:
            numbers = block.setdefault("phone", [()] * count)
            for at, mobile in self.phones.items():
                numbers[at] = tuple(dict.fromkeys((*numbers[at], mobile)))
        if self.genders:
            genders = block.setdefault("gender", [""] * count)
            for at, gender in self.genders.items():
                genders[at] = genders[at] or gender
        if self.lines:
            notes = block.setdefault("note", [""] * count)
            for at, lines in self.lines.items():
                notes[at] = "\n".join([*([notes[at]] if notes[at] else []), *lines])


class Cleaner:
    """Cleans blocks of rows, each column by its rules.

    Args:
        rules: column → how it was cleaned before; else as `date_orders` and the columns themselves tell.
    """

    def __init__(
        self,
        prepared: Prepared,
        mapping: Mapping[int, str | None],
        keep_unmapped: bool,
        date_orders: Mapping[int, str] | None = None,
        rules: dict[int, cleaning.Rules] | None = None,
    ) -> None:
        self._prepared = prepared
        self._columns = [(column, mapping.get(column.index)) for column in prepared.columns]
        self._used = [(column, key) for column, key in self._columns if key]
        self._unmapped = [column for column, key in self._columns if not key] if keep_unmapped else []
        self.year: int | None = None  # that days got which are written without one
        self._fill = rows.Filler(prepared.sheet, prepared.first_row)
        orders = date_orders or {}
        self.rules = rules or {
            column.index: self._rules_of(column, key, orders.get(column.index)) for column, key in self._used
        }

    def _rules_of(self, column: Column, key: str, date_order: str | None) -> cleaning.Rules:
        content = self._prepared.content
        kind = kind_of(key, content)
        order = date_order
        if kind in DATE_KINDS and order is None:
            sheet = self._prepared.sheet
            order = cleaning.date_order(
                [row[column.index] for row in sheet.head(_ORDER_ROWS, start=self._prepared.first_row)]
            )
        return cleaning.Rules(
            words=option_words(key, content) if kind == Kind.OPTION else {},
            date_order=order,
            date_1904=self._prepared.book.date_1904,
            year=self._year_for(column) if kind in (Kind.DAY, Kind.INSTANT) else None,
        )

    def _year_for(self, column: Column) -> int | None:
        """The year of days that the column writes without one, as the title, the sheet or the file says."""
        head = self._prepared.sheet.head(_ORDER_ROWS, start=self._prepared.first_row)
        cells = [row[column.index] for row in head]
        if not any(isinstance(cell, str) and _YEARLESS.match(cell) for cell in cells):
            return None
        above = self._prepared.sheet.head(self._prepared.first_row)
        titles = " ".join(cleaning.shown(cell) for row in above for cell in row)
        for said in (self._prepared.sheet.name, titles, self._prepared.path.stem):
            years = set(_YEAR.findall(said))
            if len(years) == 1:
                self.year = int(years.pop())
                return self.year
        return None

    def filled(
        self,
        first: int,
        raw: list[Row],
        edits: Mapping[tuple[int, int], str],
        filled: dict[tuple[int, int], Cell],
    ) -> list[Row]:
        """The rows with merged ranges and 同上 filled and the person's corrections put in."""
        places = self._fill(first, raw)
        self.filled_rows = {at for at, _ in places}
        for at, column in places:
            filled[at, column] = raw[at - first][column]
        for (at, column), text in edits.items():
            if first <= at < first + len(raw):
                raw[at - first][column] = text
        return raw

    def block(self, raw: list[Row], positions: list[int], found: CleanRows) -> Block:
        """The rows as clean values; what was wrong or changed in them is noted in `found`."""
        start = len(found)
        columns = list(zip(*raw, strict=True))
        block: Block = {"name": [""] * len(raw)}
        beside = _Beside()
        parts: dict[str, list[str]] = {}
        for column, key, cells in self._cells(columns, found):
            kind = kind_of(key, self._prepared.content)
            nothing = (
                [at for at, cell in enumerate(cells) if is_nothing(kind, cell)] if kind in _CHECKED else []
            )
            if nothing:
                found.tidied.update(start + at for at in nothing)
                cells = ["" if cell in _NOTHING else cell for cell in cells]
            cleaned = cleaning.clean_column(cells, kind, self.rules[column.index])
            found.tidied.update(start + at for at in cleaned.changed)
            for at, problem in self._problems(column, kind, cells, cleaned, positions, beside):
                found.problems.setdefault(start + at, []).append(problem)
            if kind in DATE_KINDS:
                _note_two_ways(found, column.index, cells)
            if key in (FAMILY_NAME, GIVEN_NAME):
                parts[key] = cleaned.values
                continue
            _take_extra(block, column, key, cells, cleaned, beside)
            values = cleaned.values
            if import_made.is_made(key):
                values = import_made.texts(import_made.field_of(key), values)
            if key in _SEVERAL:
                values = _split(values, _SEVERAL[key])
            _put(block, key, values, beside, column)
        if parts:
            _join_names(block, parts)
        for column in self._unmapped:
            for at, text in enumerate(cleaning.clean_column(columns[column.index], Kind.TEXT).values):
                if text:
                    beside.note(at, column, text)
        beside.put_into(block)
        return block

    def _problems(
        self,
        column: Column,
        kind: str,
        cells: Sequence[Cell],
        cleaned: cleaning.CleanedColumn,
        positions: Sequence[int],
        beside: _Beside,
    ) -> Iterator[tuple[int, CellProblem]]:
        """(row of the block, problem) of a column's cells."""
        for at, problems in cleaned.problems.items():
            number = self._prepared.sheet.row_number(positions[at])
            text = cleaning.shown(cells[at])
            error = any(each.severity == cleaning.ERROR for each in problems)
            if error and kind in (Kind.OPTION, "gender"):  # a word that we do not have is no reason to
                beside.note(at, column, text)  # lose the row: it is noted
                error = False
            reason = " ".join(each.text for each in problems)
            yield (
                at,
                CellProblem(number, column.index, column.heading, error, reason, text[:_LONGEST_FOUND]),
            )

    def _cells(
        self, columns: Sequence[Sequence[Cell]], found: CleanRows
    ) -> Iterator[tuple[Column, str, Sequence[Cell]]]:
        """(column, field, its cells); a column such as 手机/微信 comes once for each field of its cells."""
        for column, key in self._used:
            cells = columns[column.index]
            fields = fields_beside(column, key, self._prepared.content)
            if not fields:
                yield column, key, cells
                continue
            own = list(cells)
            others: dict[str, list[Cell]] = {}
            for at, cell in enumerate(cells):
                parts = apportioned(cell, key, fields)
                if parts is None:
                    continue
                found.tidied.add(len(found) + at)
                own[at] = parts.pop(key, "")
                for field_key, text in parts.items():
                    others.setdefault(field_key, [""] * len(own))[at] = text
            yield column, key, own
            for field_key, texts in others.items():
                yield column, field_key, texts


def _take_extra(
    block: Block,
    column: Column,
    key: str,
    cells: Sequence[Cell],
    cleaned: cleaning.CleanedColumn,
    beside: _Beside,
) -> None:
    """Put what the cells of a column said besides their own field where it belongs."""
    count = len(cells)
    for at, extra in cleaned.extra.items():
        if key == "name":
            if extra.get("gender"):
                beside.genders[at] = extra["gender"]
            if extra.get("phone"):
                beside.phones[at] = extra["phone"]
        elif import_made.is_made(key) and extra.get("calendar"):
            cleaned.values[at] = ""
            beside.note(at, column, cleaning.shown(cells[at]))
        elif key == "birthday" and extra.get("calendar"):
            block.setdefault("birthday_calendar", [partial_dates.SOLAR] * count)[at] = extra["calendar"]
        elif key == "phone" and extra.get("note"):
            note = extra["note"]
            if len(note) <= _LONGEST_LABEL:
                block.setdefault("phone_label", [""] * count)[at] = note
            else:
                beside.note(at, column, note)


def _put(block: Block, key: str, values: list[Any], beside: _Beside, column: Column) -> None:
    """Put a column's values under its field, beside those that are there from another column."""
    if key not in block or (key == "name" and not any(block["name"])):
        block[key] = values
        return
    before = block[key]
    for at, value in enumerate(values):
        if not value:
            continue
        if key in COLLECTING:
            before[at] = tuple(dict.fromkeys((*before[at], *value)))
        elif not before[at]:
            before[at] = value
        elif before[at] != value:
            beside.note(at, column, value)


def fields_beside(column: Column, key: str, content: Content) -> tuple[str, ...]:
    """The fields that a column's cells are shared out to, its own among them; () when it has but its own."""
    fields = contact_columns.fields_of(column.heading) if content == Content.CUSTOMERS else ()
    return fields if key in fields else ()


def apportioned(cell: Cell, key: str, fields: Sequence[str]) -> dict[str, str] | None:
    """`contact_columns.apportion` of a cell as it is shown."""
    if cell == "" or isinstance(cell, CellError):
        return None
    return contact_columns.apportion(cleaning.shown(cell), key, fields)


def _note_two_ways(found: CleanRows, column: int, cells: Sequence[Cell]) -> None:
    both = [cell for cell in cells if isinstance(cell, str) and _reads_two_ways(cell)]
    if both:
        example, count = found.two_ways.get(column, (both[0], 0))
        found.two_ways[column] = (example, count + len(both))


def _reads_two_ways(text: str) -> bool:
    """Whether it is one date with the day in front and another with the month."""
    if _SHORT_DATE.match(text) is None:
        return False
    try:
        one, other = (partial_dates.parse(text, order=order) for order in ("dmy", "mdy"))
    except InvalidValue:
        return False
    return one != other


def _join_names(block: Block, parts: Mapping[str, list[str]]) -> None:
    names = block["name"]
    blank = [""] * len(names)
    pairs = zip(parts.get(FAMILY_NAME, blank), parts.get(GIVEN_NAME, blank), strict=True)
    for at, (family, given) in enumerate(pairs):
        if not names[at]:
            names[at] = headings.join_name(family, given)


def is_nothing(kind: str, cell: Cell) -> bool:
    """Whether a cell says that there is nothing, where that cannot be a value."""
    return kind in _CHECKED and cell in _NOTHING


def _split(values: list[str], separators: re.Pattern[str]) -> list[tuple[str, ...]]:
    """Texts of contact methods as the several that may stand in one cell."""
    several = {
        value: tuple(dict.fromkeys(part for each in separators.split(value) if (part := each.strip())))
        for value in set(values)
        if not value.isalnum()
    }
    return [several.get(value, (value,)) for value in values]


_HOW_LIKELY = {  # as other lists grade a potential customer
    "很高": "5", "高": "5", "强烈": "5", "较高": "4", "中": "3", "中等": "3", "一般": "3", "较低": "2", "低": "1", "无": "1",
    "hot": "5", "high": "5", "warm": "3", "medium": "3", "cold": "1", "low": "1",
}  # fmt: skip


def option_words(key: str, content: Content = Content.CUSTOMERS) -> dict[str, str]:
    """What may stand in a file for each value of an option field, in both languages."""
    from crm_desktop.services import options

    if content != Content.CUSTOMERS:
        return entry_words.option_words(key)

    if import_made.is_made(key):
        return import_made.option_words()
    words: dict[str, str] = {}
    for language in LANGUAGES:
        with speaking(language):
            for value in options.values(key):
                words |= {name.lower(): value for name in options.names(key, value)}
                words[value] = value
    if key == "starred":
        words |= dict.fromkeys(("1", "是", "yes", "y", "true", "★", "√", "星标"), "1")
        words |= dict.fromkeys(("0", "否", "no", "n", "false"), "")
    if key == "evaluation":
        words |= {f"{value}{unit}": value for value in options.values(key) for unit in ("分", "星", "级")}
        words |= _HOW_LIKELY
    if key == "kind":
        words |= dict.fromkeys(("企业", "单位", "公司客户", "企业客户", "组织"), "company")
        words |= dict.fromkeys(("个人客户", "散客"), "person")
    return words
