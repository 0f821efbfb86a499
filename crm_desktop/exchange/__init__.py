"""Files in and rows out. This package knows neither the database nor the window.

The way of a file that is brought in::

    from crm_desktop.exchange import cleaning, headings, reading, rows, writing

    book = reading.open_file(path, progress=progress)  # Workbook; FileRefused with a sentence
    sheet = book.sheet(name)           # Sheet; without a name the first visible one that holds something
    at = headings.find_heading_row(sheet.head(), synonyms)  # index into sheet.rows, or None
    titles = headings.titles(sheet, at)                     # list[str], one for each column
    guesses = headings.guess_columns(titles, sheet.head(200, start=at + 1), synonyms)
    for first, block in sheet.blocks(start=at + 1):         # blocks of up to 1,000 rows
        number = sheet.row_number(first)                    # row number in the file, from 1

reading.open_file(path, *, password=None, encoding=None, delimiter=None, progress=None) -> Workbook
    Reads in a child process with limits on memory and time. `.format` is what the file is by its
    content: xlsx xls xlsb ods csv html xml vcf. For texts `.encoding`, `.delimiter`, `.encoding_certain`
    (False: show the preview and let the person choose out of `.encodings`, then open again).
    `.notes`: translated sentences on what was left out. `.date_1904`: the epoch of its serials.
    A packed program must become the reading process when it is started with
    `reader_process.SWITCH` as its first argument: `sys.exit(reader_process.main())`, before all else.

workbook.Sheet
    `.name .hidden .rows` (a Sequence of list[Cell], all as wide as `.width`; unpacked when asked for, so
    a change to one is lost: keep a person's corrections beside it), `.first_row`, `.hidden_rows` (indexes),
    `.merged` ((row, column, last row, last column) as indexes), `.head(count, start=0)`, `.blocks(start)`.
    A cell is str | int | float | bool | date | datetime | time | timedelta | CellError; "" is empty.
    For vCards the first row holds field keys as headings.

headings.guess_columns(headings, samples, synonyms) -> list[Guess(field, confidence, reason)]
    `synonyms`: field key -> headings (any case, with spaces or not). `field` is None when unsure. Several
    columns may give one field: phone, email, address, tags… collect; of the others the first that is not
    empty wins and the rest belongs into the note behind its heading. Besides the keys of `synonyms` it
    answers `family_name` and `given_name`, which together make the name (headings.join_name).

cleaning.clean(cell, kind, rules=Rules()) -> Cleaned(value, problems, changed, extra)
cleaning.clean_column(cells, kind, rules=Rules()) -> CleanedColumn(values, problems, changed, extra)
    The second is the fast one: `values` as long as `cells`; `problems`, `extra` are dicts, `changed` is a
    set, by index, of the few cells that have any. `kind` is a `Kind` value of data.fields or one of "name",
    "gender", "money" (use those two for the fields of that name). The value by kind:
    text, long_text, name, category, grade, source, staff, customer -> str; phone, email, tags ->
    tuple[str, ...]; id_number -> str; partial_date -> stored form (a lunar date has extra {"calendar":
    "lunar"}); day -> "YYYY-MM-DD"; instant -> int | None (UTC); count -> int | None; number -> float | None; money -> int cents |
    None; gender -> "male" | "female" | ""; option -> a value of `rules.words`. "", () and None are empty.
    A name may have extra {"gender": …, "title": …} from its form of address (王小明先生) and {"phone": …}
    with the number that stood beside it; a phone extra {"note": …} with the words beside the number.
    A Problem of severity "error": the value is not usable and `value` is empty; the person mends the cell
    or the row is not taken. "warning": the value is taken. Empty cells never have problems.
    Rules(words, date_order, date_1904): `date_order` "dmy" or "mdy" for 03/04/2024; without it such a date
    is an error; cleaning.date_order(cells) tells what the column itself shows, or None.

rows.Filler(sheet, start)(first, block) -> set of (row, column) filled, in place: 同上 and cells merged
    downwards. rows.is_total_row(row) (合计…), rows.is_empty(row): rows to leave out, and to count.

writing.write_xlsx / write_csv / write_vcf(target, columns, rows, *, total=None, progress=None) -> int rows
writing.write_failed_rows(target, titles, failed, *, total=None, progress=None) -> int
    `failed`: (row number, reason, the row's cells). Always through a temporary file; `Cancelled` leaves the
    old file. `columns`: Column(title, kind="text", width=None, key=""); values are str, numbers, dates, None,
    tuples of str, stored days of kind day or partial_date, seconds of kind instant, cents of kind money.
"""
