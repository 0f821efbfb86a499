"""Which row holds the headings, and which field each column means.

A heading is compared with the fields' own words first, then read word by word (`heading_words`), and
what the cells hold has the last word: a phone column without a digit is none. When in doubt a column
stays without a field: a wrong one on name or phone costs more than a click.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from crm_desktop.errors import InvalidValue
from crm_desktop.exchange import contact_columns
from crm_desktop.exchange import heading_words as words
from crm_desktop.exchange.workbook import Cell, Row, Sheet
from crm_desktop.i18n import translate
from crm_desktop.values import emails, genders, id_numbers, names, partial_dates, phones, texts

FAMILY_NAME = "family_name"
GIVEN_NAME = "given_name"
# Fields of one kind of value only: a second column for one is a mistake. Of all others several columns
# may speak; what does not fit goes into the note.
_ONCE = frozenset(
    ["gender", "birthday", "id_number", "created_at", "last_contact_at", "next_follow_up", "starred"]
)
_SEARCHED_ROWS = 30
_LONGEST = 200  # characters of a heading; more is a text that stands where headings are looked for


class Guess(NamedTuple):
    """What a column means.

    Args:
        field: a field's key, or `None`: none of ours, or not sure.
        confidence: 0 to 1; from 0.9 on the heading itself is known.
        reason: translated words on why.
    """

    field: str | None
    confidence: float = 0.0
    reason: str = ""


_BELOW = 30  # rows that tell whether a column below a wide heading is used


def find_heading_row(rows: Sequence[Row], synonyms: Mapping[str, Sequence[str]] | None = None) -> int | None:
    """The index of the heading row below any title rows; `None` when the rows begin with data."""
    known = _known(synonyms or {})
    best: int | None = None
    best_score = 0.0
    for at, row in enumerate(rows[:_SEARCHED_ROWS]):
        cells = [cell for cell in row if cell != ""]
        if not cells or not all(isinstance(cell, str) for cell in cells):
            continue
        found = sum(1 for cell in cells if _field_of(str(cell), known)[0] is not None)
        data = sum(1 for cell in cells if _looks_like_data(str(cell)))
        if data * 3 > len(cells):
            continue
        score = found - data
        # One known word in a wide row may be a title's; in a row of its own width it is a heading.
        enough = found >= 2 or (found == 1 and len(cells) <= 4)
        if enough and score > best_score:
            best, best_score = at, score
    if best is None:
        return _heading_by_shape(rows)
    return best + 1 if best + 1 < len(rows) and _goes_on(rows[best], rows[best + 1], known) else best


def _goes_on(row: Row, below: Row, known: Mapping[str, str]) -> bool:
    """Whether headings have a second row that divides some of them: 联系方式 into 手机 and 邮箱."""
    cells = [(column, cell) for column, cell in enumerate(below) if cell != ""]
    if not cells or len(cells) >= sum(1 for cell in row if cell != "") + 3:
        return False
    return all(isinstance(cell, str) and _field_of(cell, known)[0] is not None for _, cell in cells) and any(
        cell != "" and below[column] == "" for column, cell in enumerate(row)
    )


def titles(sheet: Sheet, at: int | None) -> list[str]:
    """The heading of each column in one line; a column without one is called by its letter.

    A heading that spans several columns is that of each below which something stands.
    """
    row = sheet.rows[at] if at is not None else []
    above = sheet.rows[at - 1] if at else []
    if sum(1 for cell in above if cell != "") < 2:
        above = []  # a title, not the upper row of headings
    found = []
    for column in range(sheet.width):
        text = texts.line(str(row[column])) if column < len(row) else ""
        if not text and column < len(above):
            text = texts.line(str(above[column]))
        found.append(text)
    for top, left, bottom, right in sheet.merged:
        if at is not None and top <= at <= bottom and right > left and left < len(found):
            below = sheet.head(_BELOW, start=at + 1)
            for column in range(left + 1, min(right + 1, len(found))):
                if not found[column] and any(row[column] != "" for row in below):
                    found[column] = found[left]
    return [text or _letter(sheet.first_column + column) for column, text in enumerate(found)]


def guess_columns(
    headings: Sequence[str], samples: Sequence[Row], synonyms: Mapping[str, Sequence[str]]
) -> list[Guess]:
    """The field of each column.

    Args:
        headings: as many as there are columns.
        samples: some rows below the heading row; may be empty.
        synonyms: field key → headings in any writing; the key itself counts too.
    """
    known = _known(synonyms)
    plain = {normalise(heading) for heading in headings}
    if not plain.isdisjoint(("birthyear", "birthmonth")):
        known.pop("birthday", None)  # then Birth Day is a day of the month
    guesses = []
    cells = [
        [row[column] for row in samples if column < len(row) and row[column] != ""]
        for column in range(len(headings))
    ]
    for heading, below in zip(headings, cells, strict=True):
        guesses.append(_guess(heading, below, known))
    for field, instead in (("name", words.INSTEAD_OF_NAME), ("phone", words.INSTEAD_OF_PHONE)):
        _take_instead(guesses, headings, cells, field, instead)
    return _without_repeats(guesses)


def _take_instead(
    guesses: list[Guess],
    headings: Sequence[str],
    cells: Sequence[Sequence[Cell]],
    field: str,
    instead: frozenset[str],
) -> None:
    """Where no column is surely the field, the first of those that may stand for it is: 收货人, 家长电话."""
    if any(guess.field in (field, *_PARTS_OF.get(field, ())) for guess in guesses):
        return
    for at, heading in enumerate(headings):
        if guesses[at].field is None and normalise(heading) in instead and _cells_allow(field, cells[at]):
            guesses[at] = Guess(field, 0.7, translate("Headings", "The heading looks like it."))
            return


_PARTS_OF = {"name": (FAMILY_NAME, GIVEN_NAME)}


def join_name(family: str, given: str) -> str:
    """A whole name of its parts, in the order of its writing: 王小明, John Smith."""
    if re.search("[\u3400-\u9fff]", family + given):
        return family + given
    return f"{given} {family}".strip()


def normalise(heading: str) -> str:
    """A heading without what makes equal ones differ: case, width, blanks, marks, remarks in brackets."""
    plain = words.PREFIX.sub("", words.simplified(_without_remarks(heading)))
    return re.sub(r"[\s_\-.·:*'’]+", "", plain)


def _guess(heading: str, cells: Sequence[Cell], known: Mapping[str, str]) -> Guess:
    field, confidence = _field_of(heading, known)
    if field is not None and not _cells_allow(field, cells):
        others = contact_columns.fields_of(heading)  # 手机/微信 above nothing but WeChat names
        field = next((each for each in others if each in known.values() and _cells_allow(each, cells)), field)
    if field is not None:
        if not _cells_allow(field, cells):
            return Guess(None, 0.0, translate("Headings", "The cells do not look like it."))
        reason = (
            translate("Headings", "The heading is known.")
            if confidence >= 0.9
            else translate("Headings", "The heading looks like it.")
        )
        return Guess(field, confidence, reason)
    if _says_nothing(heading):
        field = _field_by_cells(cells)
        if field is not None and field in known.values():
            return Guess(field, 0.6, translate("Headings", "The cells look like it."))
    return Guess(None)


def _known(synonyms: Mapping[str, Sequence[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, headings in synonyms.items():
        for heading in (*headings, field):
            found.setdefault(normalise(heading), field)
    return found


def _field_of(heading: str, known: Mapping[str, str]) -> tuple[str | None, float]:
    """(field, confidence) by the heading alone."""
    plain = normalise(heading)
    if not plain:
        return None, 0.0
    fields = set(known.values())
    if words.OTHER_PERSON.search(plain) or words.INVOICE.search(plain):
        return None, 0.0
    if plain in words.GENERAL:
        meant = re.search(r"[(（【\[]([^()（）]*)[)）】\]]", heading[:_LONGEST])
        if meant and (field := known.get(normalise(meant[1]))) in ("wechat", "qq", "email", "phone"):
            return field, 0.9
    if plain in known:
        return known[plain], 1.0
    spaced = " ".join(_without_remarks(heading).replace("_", " ").split())
    if spaced in words.GIVEN_NAME:
        return GIVEN_NAME, 1.0
    if spaced in words.FAMILY_NAME:
        return FAMILY_NAME, 1.0
    if words.ENGLISH_PHRASES.get(spaced) in fields:
        return words.ENGLISH_PHRASES[spaced], 0.9
    if "/" in plain or "、" in plain or "或" in plain:
        parts = [_field_of(part, known)[0] for part in re.split("[/、或]", _without_remarks(heading))]
        if parts and None not in parts:
            return parts[0], 0.9 if len(set(parts)) == 1 else 0.6
    field = _english(heading) if plain.isascii() else _chinese(plain, known) or _two_languages(heading, known)
    if field in fields:
        return field, 0.8
    return None, 0.0


def _two_languages(heading: str, known: Mapping[str, str]) -> str | None:
    """The field of a heading that says it twice: 姓名 Name."""
    plain = _without_remarks(heading)
    chinese = re.sub(r"[^\u3400-\u9fff]+", "", plain)
    english = re.sub(r"[^\x20-\x7e]+", " ", plain).strip(" /-|")
    if not chinese or not english.strip("0123456789 "):
        return None
    field = _field_of(chinese, known)[0]
    return field if field is not None and field == _field_of(english, known)[0] else None


@lru_cache(1 << 12)
def _without_remarks(heading: str) -> str:
    plain = texts.half_width(texts.line(heading[:_LONGEST])).lower().strip("*＊ :,;")
    without = re.sub(r"[(\[【<].*?[)\]】>]", " ", plain)
    without = re.split(r"[,，:：;；|]", without, maxsplit=1)[0]
    return " ".join(without.strip("* ").split()) or plain


def _chinese(plain: str, known: Mapping[str, str]) -> str | None:
    plain = re.sub(r"(?<=[\u4e00-\u9fff])(?:[0-9]+|[一二三四①②③④])$", "", plain)
    plain = re.sub(r"^(?:第一|主要|首要|主)(?=联系人)|(?<=联系人)[1一](?=.)", "", plain)
    if plain in known:
        return known[plain]
    for field, core in _CORES_BY_LENGTH:
        if not plain.endswith(core):
            continue
        prefix = plain[: -len(core)]
        if not prefix:
            if core not in words.NEEDS_SUBJECT:
                return field
        elif field == "number" and prefix not in words.SUBJECTS:
            continue
        elif _speaks_of_the_customer(prefix, field, core in words.NEEDS_SUBJECT):
            return field
    for ending in words.PERSON_ENDINGS:
        rest = plain.removesuffix(ending)
        if rest != plain:
            field = known.get(rest) or _chinese(rest, known) or ""
            if field in words.PERSON_FIELDS:
                return field
    return None


_CORES_BY_LENGTH = sorted(
    ((field, core) for field, cores in words.CORES.items() for core in cores),
    key=lambda pair: -len(pair[1]),
)


def _speaks_of_the_customer(prefix: str, field: str, needs_subject: bool) -> bool:
    """Whether `prefix` is made of subjects and the field's qualifiers, and of nothing else."""
    qualifiers = words.QUALIFIERS.get(field, ())
    reachable = {0: False}  # how far the prefix is explained → whether a subject was among it
    for start in range(len(prefix)):
        if start not in reachable:
            continue
        for word in (*words.SUBJECTS, *qualifiers):
            if prefix.startswith(word, start):
                end = start + len(word)
                has_subject = reachable[start] or word in words.SUBJECTS
                reachable[end] = reachable.get(end, False) or has_subject
    return len(prefix) in reachable and (reachable[len(prefix)] or not needs_subject)


_TOKEN = re.compile(r"[a-z]+|\d+")
_ENGLISH_FIELDS = {word: field for field, cores in words.ENGLISH_CORES.items() for word in cores}


def _english(heading: str) -> str | None:
    heading = heading[:_LONGEST]
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", texts.half_width(heading)).lower()
    split = (
        re.sub(r"[(\[].*?[)\]]", " ", split).replace("e-mail", "email").replace("date of birth", "birthday")
    )
    split = split.replace("birth date", "birthday").replace("zip code", "zip").replace("cell phone", "cell")
    tokens = _TOKEN.findall(split)
    if not tokens:
        return None
    if (
        tokens[-1] in words.ENGLISH_IDS
        and len(tokens) == 2
        and tokens[0] in words.ENGLISH_SUBJECTS - {"contact"}
    ):
        return "number"
    if len(tokens) == 1 and tokens[0] in ("customer", "client"):
        return "name"
    found = {_ENGLISH_FIELDS[token] for token in tokens if token in _ENGLISH_FIELDS}
    if any(token not in _ENGLISH_FIELDS and token not in words.ENGLISH_FILLERS for token in tokens):
        return None
    if "email" in found:
        found.discard("address")
    if "company" in found and len(found) == 2:
        found.discard("company" if found & {"phone", "address", "email"} else "name")
    if found == {"position", "name"} or tokens == ["user", "name"]:
        return None  # a login
    if "contact" in tokens and not words.OTHERS_OF.isdisjoint(tokens):
        return None
    return found.pop() if len(found) == 1 else None


def _says_nothing(heading: str) -> bool:
    """Whether the heading leaves the meaning open: empty, a letter, 列3, Column 4, Unnamed: 5."""
    plain = normalise(heading)
    return (
        re.fullmatch(r"(?:[a-z]{0,2}|(?:列|字段|column|field|col|unnamed|未命名)\d*|\d+)", plain) is not None
    )


def _cells_allow(field: str, cells: Sequence[Cell]) -> bool:
    """Whether the cells may be of the field: none of some plain kinds of cell speaks against it."""
    if len(cells) < 3:
        return True
    shown = [_shown(cell) for cell in cells[:200]]
    if field == "phone":
        return _share(shown, lambda text: len(phones.digits(text)) >= 3 or "E+" in text) >= 0.3
    if field == "email":
        return _share(shown, lambda text: "@" in text) >= 0.2
    if field == "name":
        return _share(shown, lambda text: re.search(r"[^\W\d_]", text) is not None) >= 0.5
    if field == "birthday":
        return _share(cells[:200], _is_dateish) >= 0.3
    if field == "gender":
        return _share(shown, lambda text: genders.parse(text) is not None) >= 0.3
    if field == "id_number":
        return _share(shown, lambda text: len(phones.digits(text)) >= 5) >= 0.3
    if field == "address":
        return (
            _share(shown, lambda text: "://" not in text and re.search(r"[^\W\d_]", text) is not None) >= 0.3
        )
    return True


def _field_by_cells(cells: Sequence[Cell]) -> str | None:
    """The field that cells under a silent heading hold, when nearly all of them agree."""
    shown = [_shown(cell) for cell in cells[:200]]
    if len(shown) < 2:
        return None
    if _share(shown, phones.is_mobile) >= 0.8:
        return "phone"
    if _share(shown, lambda text: "@" in text and emails.problem(text) is None) >= 0.8:
        return "email"
    if _share(shown, lambda text: len(text) in (15, 18) and id_numbers.birthday(text) is not None) >= 0.8:
        return "id_number"
    if _share(shown, lambda text: text in ("男", "女")) >= 0.9:
        return "gender"
    named = _share(shown, lambda text: 2 <= len(text) <= 3 and text[0] in names.SURNAMES and _all_han(text))
    if named >= 0.8 and len(set(shown)) * 2 >= len(shown):
        return "name"
    return None


def _share(cells: Sequence[Cell], test: object) -> float:
    assert callable(test)
    return sum(1 for cell in cells if test(cell)) / max(1, len(cells))


def _shown(cell: Cell) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _is_dateish(cell: Cell) -> bool:
    if isinstance(cell, date | datetime):
        return True
    try:
        if isinstance(cell, int | float):
            return not isinstance(cell, bool) and partial_dates.from_number(cell) is not None
        return partial_dates.parse(str(cell), order="dmy") is not None
    except InvalidValue:
        return False


def _all_han(text: str) -> bool:
    return all("\u4e00" <= sign <= "\u9fff" for sign in text)


def _looks_like_data(text: str) -> bool:
    plain = text.strip()
    if len(plain) > _LONGEST:
        return True
    if re.search(r"[:：]\s*\S", plain) and not re.search(r"[(（].*[:：].*[)）]", plain):
        return True  # 制表人：王会计
    if phones.is_mobile(plain) or "@" in plain or len(plain) > 60:
        return True
    return len(plain) > 3 and sum(sign.isdigit() for sign in plain) * 2 > len(plain)


def _heading_by_shape(rows: Sequence[Row]) -> int | None:
    """Unknown words: the first row of short, different texts that is as wide as what follows."""
    counts = [sum(1 for cell in row if cell != "") for row in rows[:_SEARCHED_ROWS]]
    widest = max(counts, default=0)
    for at, row in enumerate(rows[: len(counts)]):
        cells = [cell for cell in row if cell != ""]
        if len(cells) < max(2, widest * 0.6):
            continue
        short = all(
            isinstance(cell, str) and len(cell) <= 40 and not _looks_like_data(cell) for cell in cells
        )
        if not short or len(set(map(str, cells))) < len(cells):
            return None
        below = [cell for other in rows[at + 1 : at + 6] for cell in other if cell != ""]
        return at if below else None
    return None


def _without_repeats(guesses: list[Guess]) -> list[Guess]:
    """Where several columns claim a field that takes one, the surest keeps it, then the first."""
    best: dict[str, int] = {}
    for at, guess in enumerate(guesses):
        if guess.field not in _ONCE or guess.field is None:
            continue
        other = best.get(guess.field)
        if other is None or guesses[other].confidence < guess.confidence:
            best[guess.field] = at
    return [
        guess
        if guess.field is None or guess.field not in _ONCE or best[guess.field] == at
        else Guess(None, 0.0, translate("Headings", "Another column has it already."))
        for at, guess in enumerate(guesses)
    ]


def _letter(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
