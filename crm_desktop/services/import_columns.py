"""What the columns of a file mean: which sheet, which heading row, which field each column fills."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from pathlib import Path

from crm_desktop import i18n
from crm_desktop.data.fields import FIELDS, Kind, Stored
from crm_desktop.data.session import Session
from crm_desktop.errors import FileRefused, UserError
from crm_desktop.exchange import cleaning, headings, reading
from crm_desktop.exchange.workbook import Cell, Row, Sheet, Workbook
from crm_desktop.i18n import listed, translate
from crm_desktop.progress import Progress
from crm_desktop.services import entry_words, import_made
from crm_desktop.services.entry_fields import ENTRY_FIELDS, Content
from crm_desktop.values import times

_SAMPLES = 3
_LOOKED_AT = 200  # rows that the guess looks into
_NEW_FIELD = "new"  # on the command line
_REMEMBERED = "import.columns"
_MOST_REMEMBERED = 50

FAMILY_NAME, GIVEN_NAME = headings.FAMILY_NAME, headings.GIVEN_NAME  # two columns that make one name
COLLECTING = frozenset(
    key for key, each in FIELDS.items() if each.stored in (Stored.CONTACT, Stored.TAGS)
)  # fields that several columns may fill


@dataclass(frozen=True)
class Column:
    """One column of the file.

    Args:
        index: its place in the sheet's rows, from 0.
        heading: as the file has it; its letter when it has none.
        samples: the first texts that stand in it.
        field: the field key that it fills, or None: not imported.
        confidence: 0 to 1; below 0.9 a person should look at it.
        reason: why it was taken so or left out, in words; "" when nothing is known of it.
    """

    index: int
    heading: str
    samples: tuple[str, ...]
    field: str | None
    confidence: float = 0.0
    reason: str = ""


@dataclass(frozen=True)
class Prepared:
    """A file that was read, with what was guessed about it; nothing is written yet.

    Args:
        heading_row: index into the sheet's rows; None when no heading row was found: the first
            row is data already, and the columns are guessed from what they hold.
        content: what the rows are.
    """

    path: Path
    book: Workbook
    sheet: Sheet
    heading_row: int | None
    columns: tuple[Column, ...]
    notes: tuple[str, ...] = field(default=())
    content: Content = Content.CUSTOMERS

    @property
    def first_row(self) -> int:
        """The index of the first row below the heading."""
        return 0 if self.heading_row is None else self.heading_row + 1

    def is_lettered(self, column: Column) -> bool:
        """Whether a column has no heading but its letter."""
        if self.heading_row is None:
            return True
        return cleaning.shown(self.sheet.rows[self.heading_row][column.index]).strip() == ""

    def sheets_alike(self) -> list[str]:
        """The names of the other sheets that have these headings, a sheet a month, and rows below them."""
        if self.heading_row is None or len(self.book.sheets) < 2:
            return []
        wanted = _filled(self.sheet.rows[self.heading_row])
        return [
            sheet.name
            for sheet in self.book.sheets
            if sheet is not self.sheet
            and not sheet.hidden
            and any(_filled(row) == wanted for row in sheet.head(_LOOKED_AT)[:-1])
        ]

    @property
    def mapping(self) -> dict[int, str | None]:
        """The guessed field of each column, by its index."""
        return {column.index: column.field for column in self.columns}


def _filled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell != ""]


def importable(content: Content) -> tuple[str, ...]:
    """The keys of the fields that a column may fill."""
    if content != Content.CUSTOMERS:
        return tuple(ENTRY_FIELDS[content])
    return (
        *(key for key, each in FIELDS.items() if each.editable),
        "created_at",
        FAMILY_NAME,
        GIVEN_NAME,
    )


def content_of(keys: Iterable[str]) -> Content | None:
    """What a file is about whose columns are to fill these fields; None when they do not tell."""
    wanted = {key for key in keys if key}
    if wanted <= set(importable(Content.CUSTOMERS)):
        return None
    fitting = [content for content in Content if wanted <= set(importable(content))]
    return fitting[0] if fitting else None


def field_title(key: str, content: Content = Content.CUSTOMERS) -> str:
    """A field's name in the person's language, those of two-part names included."""
    if content != Content.CUSTOMERS:
        return ENTRY_FIELDS[content][key].title
    if key == FAMILY_NAME:
        return translate("Import", "Family name")
    if key == GIVEN_NAME:
        return translate("Import", "Given name")
    return import_made.field_of(key).title


def prepare(
    session: Session,
    path: Path | str,
    *,
    sheet: str | None = None,
    password: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    content: Content | None = None,
    progress: Progress | None = None,
) -> Prepared:
    """Read a file and guess what its columns mean.

    Args:
        sheet: a sheet's name; without it the first that holds something.
        content: what its rows are; guessed from the headings without.
        password: of a protected workbook.
        encoding, delimiter: of a text file, when the person corrected the guess.

    Raises:
        FileRefused: it cannot be read, is empty, or has no such sheet.
        PasswordNeeded: it is protected, and no password was given or a wrong one.
        Cancelled: through `progress`.
    """
    book = reading.open_file(
        path, password=password, encoding=encoding, delimiter=delimiter, progress=progress
    )
    return choose(session, Path(path), book, sheet=sheet, content=content)


def choose(
    session: Session,
    path: Path,
    book: Workbook,
    *,
    sheet: str | None = None,
    heading_row: int | None = -1,
    content: Content | None = None,
) -> Prepared:
    """Take another sheet or heading row of a file that was read, or take its rows for something else.

    Args:
        heading_row: an index, None for a sheet without headings, -1 to look for it.
        content: what the rows are; None to guess it.

    Raises:
        FileRefused: there is no such sheet, or it is empty.
    """
    chosen = _sheet(path, book, sheet)
    if not len(chosen.rows):
        raise FileRefused(
            translate("Import", "{name} is empty. Choose a file or a sheet that holds customers.").format(
                name=path.name
            )
        )
    at = headings.find_heading_row(chosen.head(), synonyms()) if heading_row == -1 else heading_row
    titles = headings.titles(chosen, at)
    if content is None:
        content = _content_before(session, titles) or (
            entry_words.guess_content(titles) if at is not None else Content.CUSTOMERS
        )
    known = synonyms(content)
    if content != Content.CUSTOMERS and heading_row == -1:
        at = headings.find_heading_row(chosen.head(), known)
        titles = headings.titles(chosen, at)
    samples = chosen.head(_LOOKED_AT, start=0 if at is None else at + 1)
    guesses = headings.guess_columns(titles, samples, known)
    remembered = _remembered(session, titles, content)
    columns = []
    for index, (title, guess) in enumerate(zip(titles, guesses, strict=False)):
        shown = [text for text in (cleaning.shown(row[index]) for row in samples) if text]
        found = Column(
            index,
            title,
            tuple(dict.fromkeys(shown))[:_SAMPLES],
            guess.field,
            guess.confidence,
            guess.reason,
        )
        found = found if not remembered else _as_before(found, remembered, title)
        columns.append(_importable(found, content))
    if content in (Content.INTERACTIONS, Content.PURCHASES):
        columns = _with_time_of_day(columns, samples)
    return Prepared(path, book, chosen, at, tuple(columns), tuple(book.notes), content)


def _with_time_of_day(columns: list[Column], samples: Sequence[Row]) -> list[Column]:
    """日期 beside 时间: the column that holds times of the day alone says when on that day."""
    both = [column for column in columns if column.field == "at"]
    clocks = [
        column.index
        for column in both
        if all(_is_time_of_day(row[column.index]) for row in samples if row[column.index] != "")
    ]
    if len(clocks) != 1 or len(both) < 2 or any(column.field == "time" for column in columns):
        return columns
    return [replace(column, field="time") if column.index == clocks[0] else column for column in columns]


def _is_time_of_day(cell: Cell) -> bool:
    if isinstance(cell, str):
        return ":" in cell.replace("：", ":") and times.parse(cell) is not None
    if isinstance(cell, float):
        return 0 <= cell < 1
    return isinstance(cell, time | timedelta)


def override(prepared: Prepared, wanted: Mapping[str, str]) -> dict[int, str | None]:
    """The guessed mapping with the columns of some headings put on other fields.

    Args:
        wanted: heading → field key, or the name of a field of the shop; "" leaves the column out, "new" makes
            a field of the shop of it.

    Raises:
        UserError: no column has this heading, or there is no such field.
    """
    mapping = prepared.mapping
    titles = {field.title: field.key for field in FIELDS.made}
    for heading, said in wanted.items():
        key = titles.get(said, said)
        same = [column for column in prepared.columns if _plain(column.heading) == _plain(heading)]
        if not same:
            raise UserError(
                translate("Import", "No column is headed {heading}. The columns are: {columns}.").format(
                    heading=heading, columns=listed(column.heading for column in prepared.columns)
                )
            )
        if key == _NEW_FIELD and prepared.content == Content.CUSTOMERS:
            for column in same:
                cells = [
                    row[column.index] for row in prepared.sheet.head(_LOOKED_AT, start=prepared.first_row)
                ]
                mapping[column.index] = import_made.new_key(import_made.guess_kind(cells), column.index)
            continue
        if key and key not in importable(prepared.content):
            raise UserError(
                translate(
                    "Import", "There is no field {field} to import into. The fields are: {fields}."
                ).format(field=key, fields=listed(importable(prepared.content)))
            )
        for column in prepared.columns:
            if key and key not in COLLECTING and mapping[column.index] == key:
                mapping[column.index] = None
        for column in same:
            mapping[column.index] = key or None
    return mapping


def synonyms(content: Content = Content.CUSTOMERS) -> dict[str, Sequence[str]]:
    """How each field may be headed: its key, its titles in both languages, and shops' own words."""
    if content != Content.CUSTOMERS:
        return entry_words.synonyms(content)
    known: dict[str, list[str]] = {key: [key, *each.headings] for key, each in FIELDS.items()}
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            for key, each in FIELDS.items():
                known[key].append(each.title)
    return {key: tuple(dict.fromkeys(words)) for key, words in known.items()}


def remember(session: Session, prepared: Prepared, mapping: Mapping[int, str | None]) -> None:
    """Keep what a person chose for this layout of columns, for the next file that has it."""
    known = session.setting(_REMEMBERED, {})
    layout = _layout([column.heading for column in prepared.columns], prepared.content)
    known.pop(layout, None)
    known[layout] = {
        column.heading: mapping[column.index]
        for column in prepared.columns
        if not import_made.is_new(mapping.get(column.index) or "")  # by then it is a field of that name
        and (mapping.get(column.index) != column.field or column.confidence >= 1)
    }
    for oldest in list(known)[:-_MOST_REMEMBERED]:
        del known[oldest]
    session.remember(_REMEMBERED, known)


def _remembered(session: Session, titles: Sequence[str], content: Content) -> dict[str, str | None]:
    found: dict[str, str | None] = session.setting(_REMEMBERED, {}).get(_layout(titles, content), {})
    return found


def _content_before(session: Session, titles: Sequence[str]) -> Content | None:
    """What the last file with these columns was about; None when there was none, or two that differ."""
    known = session.setting(_REMEMBERED, {})
    found = [content for content in Content if _layout(titles, content) in known]
    return found[0] if len(found) == 1 else None


def _layout(titles: Sequence[str], content: Content) -> str:
    about = [] if content == Content.CUSTOMERS else [f"\x1e{content}"]
    return "\x1f".join([*about, *(_plain(title) for title in titles)])


def _as_before(column: Column, remembered: Mapping[str, str | None], title: str) -> Column:
    if title not in remembered:
        return column
    reason = translate("Import", "as for the last file with these columns")
    return replace(column, field=remembered[title], confidence=1.0, reason=reason)


def _importable(column: Column, content: Content) -> Column:
    if column.field is None or column.field in importable(content):
        return column
    if column.field not in FIELDS:
        return replace(column, field=None)
    reason = translate("Import", "{field} is worked out by the program, so it is not imported").format(
        field=FIELDS[column.field].title
    )
    return replace(column, field=None, reason=reason)


def _sheet(path: Path, book: Workbook, name: str | None) -> Sheet:
    try:
        return book.sheet(name)
    except KeyError as error:
        raise FileRefused(
            translate("Import", "{file} has no sheet {name}. Its sheets are: {sheets}.").format(
                file=path.name, name=name, sheets=listed(sheet.name for sheet in book.sheets)
            )
        ) from error


def _plain(heading: str) -> str:
    return "".join(heading.lower().split())


def kind_of(key: str, content: Content = Content.CUSTOMERS) -> str:
    """How the cells of a field are cleaned: a kind of `exchange.cleaning`."""
    if content != Content.CUSTOMERS:
        return ENTRY_FIELDS[content][key].kind
    if key in ("name", FAMILY_NAME, GIVEN_NAME):
        return "name" if key == "name" else Kind.TEXT
    field = import_made.field_of(key)
    if field.made:
        return import_made.cleaned_as(field)
    return "gender" if key == "gender" else field.kind
