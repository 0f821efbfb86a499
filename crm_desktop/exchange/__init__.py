"""Files in and rows out. This package knows neither the database nor the window.

The way of a file that is brought in::

    from crm_desktop.exchange import cleaning, headings, reading, writing

    book = reading.open_file(path, progress=progress)      # Workbook; FileRefused with a sentence
    sheet = book.sheet(name)                               # Sheet; the first that holds something without a name
    at = headings.find_heading_row(sheet.head(), synonyms) # index into sheet.rows; None: there is no heading row
    titles = headings.titles(sheet, at)                    # list[str], one a column, never too short
    guesses = headings.guess_columns(titles, sheet.head(200, start=at + 1), synonyms)
    for first, rows in sheet.blocks(start=at + 1):         # blocks of up to 1,000 rows
        number = sheet.row_number(first)                   # row number in the file, from 1

reading.open_file(path, *, password=None, encoding=None, delimiter=None, progress=None) -> Workbook
    Reads in a child process with limits on memory and time. `.format` is what the file is by its
    content: xlsx xls xlsb ods csv html vcf. For texts `.encoding`, `.delimiter`, `.encoding_certain`
    (False: show the preview and let the person choose out of `.encodings`, then open again).
    `.notes`: translated sentences on what was left out. `.date_1904`: the epoch of its serials.

workbook.Sheet
    `.name .hidden .rows` (a Sequence of list[Cell]; all rows as wide as `.width`; decoded when asked, so
    do not change them: keep a person's corrections beside it), `.first_row`, `.hidden_rows` (indexes),
    `.merged` ((row, column, last row, last column) as indexes), `.head(count, start)`, `.blocks(start)`.
    A cell is str | int | float | bool | date | datetime | time | timedelta | None | CellError.
    For vCards the first row holds field keys as headings.

headings.guess_columns(headings, samples, synonyms) -> list[Guess(field, confidence, reason)]
    `synonyms`: field key -> headings (any case, with spaces or not). `field` is None when unsure. Several
    columns may give one field: phone, email, address, tags… collect; of the others the first that is not
    empty wins and the rest belongs into the note behind its heading. Besides the keys of `synonyms` it
    answers `family_name` and `given_name`, which together make `name` (headings.join_name).

cleaning.clean(cell, kind, rules=Rules()) -> Cleaned(value, problems, changed, extra)
cleaning.clean_column(cells, kind, rules=Rules()) -> CleanedColumn(values, problems, changed, extra)
    The second is the fast one: `values` as long as `cells`; `problems`, `changed`, `extra` are dicts by index
    of the few cells that have any. `kind` is a `Kind` value of data.fields, or one of "name", "gender", "money".
    The value by kind: text, long_text, name, category, grade, source, staff, customer -> str ("" is empty);
    phone, email, tags -> tuple[str, ...]; id_number -> str; partial_date -> stored form ("" is empty; a lunar
    date has extra {"calendar": "lunar"}); day -> "YYYY-MM-DD"; instant -> int | None (UTC); count -> int | None;
    money -> int cents | None; gender -> "male" | "female" | ""; option -> a value of `rules.words`, else "".
    A Problem of severity "error" means: the value is not usable (value is the empty one of the kind, the
    cell's text is in `Problem.found`), the person mends it or the row is not taken; "warning": it is taken.
    Empty cells never have problems. `changed`: the value differs from what the cell shows.
    Rules(words, date_order, date_1904): `date_order` "dmy" or "mdy" for 03/04/2024; without it such a date is
    an error; cleaning.date_order(cells) tells what the column itself shows, or None.

rows.prepare(rows, name_columns, merged) and rows.is_total_row(row), rows.is_empty(row)
    同上 / " filled from above, merged ranges filled, total rows (合计) and empty rows told.

writing.write_xlsx / write_csv / write_vcf(target, columns, rows, *, total=None, progress=None) -> int rows written
writing.write_failed_rows(target, titles, failed, *, progress=None) -> int
    Always through a temporary file; `Cancelled` leaves the old file. `columns`: Column(title, kind, width=None).
"""
