"""The rows of a file as clean values, field by field, packed so that a long file stays small."""

from __future__ import annotations

import marshal
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from crm_desktop.data.fields import Kind
from crm_desktop.errors import InvalidValue
from crm_desktop.exchange import cleaning, contact_columns, headings, rows
from crm_desktop.exchange.workbook import Cell, CellError, Row
from crm_desktop.i18n import LANGUAGES, listed, speaking, translate
from crm_desktop.progress import Progress
from crm_desktop.services import contacts, entry_words, import_made
from crm_desktop.services.entry_fields import Content
from crm_desktop.services.import_columns import (
    COLLECTING,
    FAMILY_NAME,
    GIVEN_NAME,
    Column,
    Prepared,
    kind_of,
)
from crm_desktop.values import partial_dates, phones

# A block: field key → one value a row. Besides the fields: "birthday_calendar" and "phone_label".
Block = dict[str, list[Any]]

DATE_KINDS = frozenset((Kind.PARTIAL_DATE, Kind.DAY, Kind.INSTANT))
EMPTY: dict[str, Any] = dict.fromkeys(COLLECTING, ()) | {"created_at": None}
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
_EXAMPLE_ROWS = 3  # below the heading in which examples stand
_NUMBERS_TOLD = 10  # of rows that are left out
_SHORT_DATE = re.compile(r"\s*\d{1,2}\s*[/.-]\s*\d{1,2}\b")  # before a closer look
_ORDER_ROWS = 5000  # in which a column shows whether the day or the month stands first


@dataclass(frozen=True)
class CellProblem:
    """What is wrong with one cell.

    Args:
        row: the row's number as the file's own program shows it.
        column: the column's index; None when the row as a whole is meant.
        heading: the column's heading.
        error: True: the row is not taken until it is mended; False: it is taken as it is.
        text: why, in a translated sentence.
        found: what stands in the cell.
    """

    row: int
    column: int | None
    heading: str
    error: bool
    text: str
    found: str = ""


@dataclass
class CleanRows:
    """All rows of the sheet that hold a customer, in order; row `n` here stands at `positions[n]`.

    Args:
        positions: the index in the sheet of each row.
        names, numbers: of each row; what rows are told apart by is wanted often.
        problems: row → its cells' problems.
        notes: translated sentences on what was left out.
        filled: (sheet index of the row, column) → what stood above, where 同上 or a merged cell said so.
        rules: column → how its cells were cleaned.
        tidied: rows with a cell that is kept otherwise than it is written.
        two_ways: column of dates → the first whose day and month could change places, and how many do.
    """

    positions: array[int] = field(default_factory=lambda: array("q"))
    names: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    problems: dict[int, list[CellProblem]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    filled: dict[tuple[int, int], Cell] = field(default_factory=dict)
    rules: dict[int, cleaning.Rules] = field(default_factory=dict)
    tidied: set[int] = field(default_factory=set)
    two_ways: dict[int, tuple[str, int]] = field(default_factory=dict)
    _blocks: list[dict[str, bytes]] = field(default_factory=list)  # each field apart: few are wanted often
    _starts: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.positions)

    def add(self, block: Block, positions: Sequence[int]) -> None:
        """Append the next rows."""
        self._starts.append(len(self.positions))
        self.positions.extend(positions)
        self.names.extend(block["name"])
        self.numbers.extend(block.get("number") or [""] * len(positions))
        self._blocks.append(_packed(block))

    def blocks(self, keys: Collection[str] | None = None) -> Iterator[tuple[int, Block]]:
        """(first row, its block), from the first to the last; with `keys` only these fields of it."""
        for start, packed in zip(self._starts, self._blocks, strict=True):
            yield (
                start,
                {key: marshal.loads(values) for key, values in packed.items() if keys is None or key in keys},
            )

    def block_of(self, row: int) -> tuple[int, Block]:
        """The block that holds `row`, and its first row."""
        at = self._index(row)
        return self._starts[at], {key: marshal.loads(values) for key, values in self._blocks[at].items()}

    def copy(self) -> CleanRows:
        """The same rows, of which some may be replaced without changing these."""
        return replace(self, names=list(self.names), _blocks=list(self._blocks))

    def replace(self, start: int, block: Block) -> None:
        """Put a changed block in the place of the one that begins at `start`."""
        at = self._index(start)
        self._blocks[at] = _packed(block)

    def put(self, start: int, block: Block, cleaned: CleanRows) -> None:
        """Put a block that was cleaned anew, apart in `cleaned`, in the place of the one at `start`."""
        self.replace(start, block)
        count = len(block["name"])
        own = range(start, start + count)
        self.names[start : start + count] = block["name"]
        self.numbers[start : start + count] = block.get("number") or [""] * count
        self.problems = {row: each for row, each in self.problems.items() if row not in own}
        self.problems |= {start + row: each for row, each in cleaned.problems.items()}
        self.tidied.difference_update(own)
        self.tidied.update(start + row for row in cleaned.tidied)

    def row_at(self, position: int) -> int | None:
        """The row that stands at an index of the sheet; None when it holds no customer."""
        row = bisect_left(self.positions, position)
        return row if row < len(self.positions) and self.positions[row] == position else None

    def start_of(self, row: int) -> int:
        """The first row of the block that holds `row`."""
        return self._starts[self._index(row)]

    def end_of(self, start: int) -> int:
        """The row behind the block that begins at `start`."""
        after = self._index(start) + 1
        return self._starts[after] if after < len(self._starts) else len(self.positions)

    def _index(self, row: int) -> int:
        return bisect_right(self._starts, row) - 1


def _packed(block: Block) -> dict[str, bytes]:
    return {key: marshal.dumps(values) for key, values in block.items()}


def clean(
    prepared: Prepared,
    mapping: Mapping[int, str | None],
    *,
    edits: Mapping[tuple[int, int], str],
    left_out: Collection[int],
    keep_unmapped: bool,
    date_orders: Mapping[int, str],
    progress: Progress | None,
) -> CleanRows:
    """Clean every row below the heading.

    Args:
        mapping: the field of each column, by its index; None leaves a column out.
        edits: (sheet index of the row, column index) → what the person put in the cell's place.
        left_out: sheet indexes of rows that are passed by: those hidden in the file.
        keep_unmapped: the texts of columns without a field go into the note, behind their heading.
        date_orders: column → "dmy" or "mdy" for dates that read two ways; else as the column itself shows.
    """
    work = Cleaner(prepared, mapping, keep_unmapped, date_orders)
    found = CleanRows(rules=work.rules)
    sheet = prepared.sheet
    total = max(1, len(sheet.rows) - prepared.first_row)
    totals: list[int] = []
    sections: list[int] = []
    banners = rows.banners(sheet)
    examples = hidden = repeated = 0
    heading = sheet.rows[prepared.heading_row] if prepared.heading_row is not None else None
    for first, raw in sheet.blocks(prepared.first_row):
        if progress is not None:
            progress.step(first - prepared.first_row, total, translate("Import", "Checking the rows"))
        raw = work.filled(first, raw, edits, found.filled)
        positions: list[int] = []
        kept = []
        for offset, row in enumerate(raw):
            if rows.is_empty(row):
                continue
            if first + offset in left_out:
                hidden += 1
                continue
            at = first + offset - prepared.first_row
            if at < _EXAMPLE_ROWS and rows.is_example_row(row):
                examples += 1
                continue
            if rows.is_total_row(row):
                totals.append(sheet.row_number(first + offset))
                continue
            if rows.is_section_row(row) or (first + offset in banners and rows.stands_alone(row)):
                sections.append(sheet.row_number(first + offset))
                continue
            if row == heading:  # once more, as on each printed page
                repeated += 1
                continue
            if first + offset in work.filled_rows:
                found.tidied.add(len(found) + len(positions))
            positions.append(first + offset)
            kept.append(row)
        if kept:
            found.add(work.block(kept, positions, found), positions)
    if work.year:
        text = translate("Import", "Days without a year were taken to be of {year}.")
        found.notes.append(text.format(year=work.year))
    if repeated:
        found.notes.append(translate("Import", "%n rows that repeat the headings were left out.", repeated))
    if totals:
        text = translate("Import", "%n rows with totals were left out: {rows}.", len(totals))
        found.notes.append(text.format(rows=_numbers(totals)))
    if sections:
        text = translate("Import", "%n rows that only head others were left out: {rows}.", len(sections))
        found.notes.append(text.format(rows=_numbers(sections)))
    if examples:
        found.notes.append(translate("Import", "%n example rows were left out.", examples))
    if hidden:
        found.notes.append(translate("Import", "%n rows that the file hides were left out.", hidden))
    return found


def _numbers(found: Sequence[int]) -> str:
    """Row numbers, the first few."""
    return listed(str(number) for number in found[:_NUMBERS_TOLD]) + (
        " …" if len(found) > _NUMBERS_TOLD else ""
    )


_YEARLESS = re.compile(r"\s*\d{1,2}\s*(?:月\s*\d{1,2}\s*[日号]?|[./-]\s*\d{1,2})(?:\s|$)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


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
        problems, start = found.problems, len(found)
        columns = list(zip(*raw, strict=True))
        block: Block = {"name": [""] * len(raw)}
        beside: list[list[str]] = [[] for _ in raw] if self._unmapped else []
        spare: dict[int, list[str]] = {}  # what stood in a second column for a field of one value
        parts: dict[str, list[str]] = {}
        genders: dict[int, str] = {}
        beside_names: dict[int, str] = {}  # phone numbers
        for column, key, cells in self._cells(columns, found):
            kind = kind_of(key, self._prepared.content)
            if kind in _CHECKED:
                nothing = [at for at, cell in enumerate(cells) if cell in _NOTHING]
                if nothing:
                    found.tidied.update(start + at for at in nothing)
                    cells = ["" if cell in _NOTHING else cell for cell in cells]
            cleaned = cleaning.clean_column(cells, kind, self.rules[column.index])
            found.tidied.update(start + at for at in cleaned.changed)
            for at, cell_problems in cleaned.problems.items():
                number = self._prepared.sheet.row_number(positions[at])
                text = cleaning.shown(cells[at])
                error = any(each.severity == cleaning.ERROR for each in cell_problems)
                if error and kind in (Kind.OPTION, "gender"):  # a word that we do not have is no reason to
                    spare.setdefault(at, []).append(f"{column.heading}: {text}")  # lose the row: it is noted
                    error = False
                reason = " ".join(each.text for each in cell_problems)
                problems.setdefault(start + at, []).append(
                    CellProblem(number, column.index, column.heading, error, reason, text[:_LONGEST_FOUND])
                )
            if kind in DATE_KINDS:
                _note_two_ways(found, column.index, cells)
            values = cleaned.values
            if key in (FAMILY_NAME, GIVEN_NAME):
                parts[key] = values
                continue
            for at, extra in cleaned.extra.items():
                if key == "name":
                    if extra.get("gender"):
                        genders[at] = extra["gender"]
                    if extra.get("phone"):
                        beside_names[at] = extra["phone"]
                elif import_made.is_made(key) and extra.get("calendar"):
                    values[at] = ""
                    spare.setdefault(at, []).append(f"{column.heading}: {cleaning.shown(cells[at])}")
                elif key == "birthday" and extra.get("calendar"):
                    calendars = block.setdefault("birthday_calendar", [partial_dates.SOLAR] * len(raw))
                    calendars[at] = extra["calendar"]
                elif key == "phone" and extra.get("note"):
                    note = extra["note"]
                    if len(note) <= _LONGEST_LABEL:
                        block.setdefault("phone_label", [""] * len(raw))[at] = note
                    else:
                        spare.setdefault(at, []).append(f"{column.heading}: {note}")
            if import_made.is_made(key):
                values = import_made.texts(import_made.field_of(key), values)
            if key in _SEVERAL:
                values = _split(values, _SEVERAL[key])
            self._put(block, key, values, spare, column)
        if parts:
            _join_names(block, parts)
        if beside_names:
            numbers = block.setdefault("phone", [()] * len(raw))
            for at, mobile in beside_names.items():
                numbers[at] = tuple(dict.fromkeys((*numbers[at], mobile)))
        if genders:
            sexes = block.setdefault("gender", [""] * len(raw))
            for at, gender in genders.items():
                sexes[at] = sexes[at] or gender
        for column in self._unmapped:
            texts = cleaning.clean_column(columns[column.index], Kind.TEXT).values
            for at, text in enumerate(texts):
                if text:
                    beside[at].append(f"{column.heading}: {text}")
        for at, lines in enumerate(beside):
            if lines:
                spare.setdefault(at, []).extend(lines)
        if spare:
            notes = block.setdefault("note", [""] * len(raw))
            for at, lines in spare.items():
                notes[at] = "\n".join([*([notes[at]] if notes[at] else []), *lines])
        return block

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

    def _put(
        self, block: Block, key: str, values: list[Any], spare: dict[int, list[str]], column: Column
    ) -> None:
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
                spare.setdefault(at, []).append(f"{column.heading}: {value}")


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


def normal(kind: str, value: str) -> str:
    """`contacts.normalize` for values that were cleaned: these are tidy, so most need no closer look."""
    if kind == "phone":
        return phones.normalise(value)
    if kind == "email" or (value.isascii() and " " not in value):
        return value.lower()
    return contacts.normalize(kind, value)


def _split(values: list[str], separators: re.Pattern[str]) -> list[tuple[str, ...]]:
    """Texts of contact methods as the several that may stand in one cell."""
    several = {
        value: tuple(dict.fromkeys(part for each in separators.split(value) if (part := each.strip())))
        for value in set(values)
        if not value.isalnum()
    }
    return [several.get(value, (value,)) for value in values]


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
                words[options.title(key, value).lower()] = value
                words[value] = value
    if key == "starred":
        words |= dict.fromkeys(("1", "是", "yes", "y", "true", "★", "√", "星标"), "1")
        words |= dict.fromkeys(("0", "否", "no", "n", "false"), "")
    if key == "kind":
        words |= dict.fromkeys(("企业", "单位", "公司客户", "企业客户", "组织"), "company")
        words |= dict.fromkeys(("个人客户", "散客"), "person")
    return words
