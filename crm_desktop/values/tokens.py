"""What is put into the search index, and how a query asks for it.

FTS5's trigram tokenizer cuts a text into all its runs of three signs, and finds such a run at once. So
that every piece a person may type is such a run, a text is given to it in forms in which it is one:

- Chinese with a bar between its characters, |王|小|明|: one character is |小|, two are 小|明, more are
  the AND of their pairs;
- words of latin letters and digits as they are, two blanks before each: "  w", " wa", and from the third
  letter on the AND of their runs;
- numbers by their pairs of digits, each written as one sign: |80| is two digits, 13|80 four, more are the
  AND of all their fours. Three digits stand in the number as it is;
- how a name is read as its syllables, each one sign, and its initials, in the four ways of mixing them
  of which neighbours can be asked for. What was typed is divided likewise (`pinyin.parses`).

`=` stands before and behind a whole name or number; a note has ~ for the bar. The index keeps no
positions, so an AND may hold pieces that are not neighbours: rare, as runs of four digits are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, product
from operator import add

from crm_desktop.values import phones, pinyin

BAR = "|"
NOTE = "~"  # in place of the bar
_CHINESE = "㐀-䶿一-鿿\U00020000-\U0003ffff"
_RUN = re.compile(rf"[{_CHINESE}]+|[^\W_{_CHINESE}]+")
_FIRST_CHINESE = "㐀"  # a run that begins here or above is Chinese, or Korean
_NUMBERS = re.compile(r"[0-9]{4,}")  # shorter ones are found as words, and by three digits
_LONG = 4  # pairs of a piece above which not all are asked for
_SIGNS = 0xE000  # the private signs of Unicode: pairs of digits, then syllables
_PAIRS = {a + b: " " for a, b in product("0123456789 ", repeat=2)} | {
    f"{number:02}": chr(_SIGNS + number) for number in range(100)
}
_SYLLABLES = {syllable: chr(_SIGNS + 100 + at) for at, syllable in enumerate(sorted(pinyin.SYLLABLES))}
_AREA = re.compile(r"0(?=1[3-9]\d{9}$)|(?:010|02\d)(?=\d{7,8}$)|0[3-9]\d\d(?=\d{7,8}$)")  # or a stray 0
_NUMBER_QUERY = re.compile(r"^[+＋]?[\d\s().（）·.—–-]+$")


def plain(text: str) -> str:
    """`text` as it is compared: full-width forms made narrow, lower case."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).lower()


def parts(text: str) -> list[str]:
    """The runs of Chinese, and the words of letters and digits, of a text."""
    return _RUN.findall(plain(text))


# -- what is put in ------------------------------------------------------------------------------------


def text_forms(text: str, bar: str = BAR, numbers: str = "") -> str:
    """Any text in the forms in which its pieces are found.

    Args:
        numbers: digits of numbers that stand elsewhere as a whole, a blank before each.
    """
    runs = parts(text)
    chinese = bar.join(" ".join([run for run in runs if run[0] >= _FIRST_CHINESE])).replace(" " + bar, bar)
    words = [run for run in runs if run[0] < _FIRST_CHINESE]
    latin = ""
    if words:
        before = "  " if bar == BAR else f" {bar}"
        latin = before + before.join(words)
        numbers = f"{' '.join(_NUMBERS.findall(latin))}{numbers}"
    return f"{latin} {_number_forms(numbers, bar)} {bar}{chinese}{bar}"


def _number_forms(digits: str, bar: str) -> str:
    """Numbers, a blank between them, by their pairs of digits; and which digits there are."""
    if not digits:
        return ""
    even = bar.join(map(_PAIRS.__getitem__, map(add, digits[::2], digits[1::2])))
    odd = bar.join(map(_PAIRS.__getitem__, map(add, digits[1::2], digits[2::2])))
    return f"{bar}{even}{bar} {bar}{odd}{bar}·{'·'.join(dict.fromkeys(digits))}·"


@lru_cache(maxsize=200_000)
def name_forms(name: str) -> str:
    """A customer's name, as it is written and as it is read."""
    written = "".join(parts(name))
    if name.isascii():
        return f" ={written}={text_forms(name)}"
    found = [f" ={written}= =|{BAR.join(written)}|="]
    if not all(map(pinyin.is_chinese, name)):
        found.append(text_forms(name))
    units = pinyin.units(name)
    usual = [_sign(unit[0]) for unit in units]
    first = [unit[0][0] for unit in units]
    for one, other in ((usual, first), (first, usual)):
        found.append(f"=|{BAR.join(one)}|=")
        found.append(f"|{BAR.join([(one, other)[at % 2][at] for at in range(len(units))])}|")
    found += _rare_readings(units, usual, first)
    return " ".join(found)


def _rare_readings(units: Sequence[tuple[str, ...]], usual: list[str], first: list[str]) -> Iterator[str]:
    """The other readings of each character, between the usual ones of its neighbours and beside their rare ones."""
    rare = [
        dict.fromkeys(
            sign for reading in unit[1:] for sign in (_sign(reading), reading[0]) if sign not in known
        )
        for unit, known in zip(units, zip(usual, first, strict=True), strict=True)
    ]
    for at, signs in enumerate(rare):
        for sign in signs:
            for others in (usual, first):
                yield BAR.join(["", *others[max(0, at - 1) : at], sign, *others[at + 1 : at + 2], ""])
    for before, after in pairwise(rare):
        yield from (f"{a}|{b}" for a, b in product(before, after))


def _sign(syllable: str) -> str:
    return _SYLLABLES.get(syllable, syllable[0])


def customer_forms(
    names: Iterable[str], code: str, texts: Iterable[str], numbers: Iterable[str], note: str
) -> str:
    """All that a customer is found by.

    Args:
        names: the name, and others that the customer had or has.
        code: the customer number.
        texts: company, region, e-mail, address …
        numbers: the phone numbers.
    """
    whole = [phones.digits((phones.normalise(value) or value).partition("x")[0]) for value in numbers]
    found = [*map(name_forms, names), f" ={plain(code)}=", *[f" ={number}=" for number in whole]]
    found.append(text_forms(" ".join([code, *texts]), BAR, "".join([f" {number}" for number in whole])))
    if note:
        found.append(text_forms(note, NOTE))
    return "".join(found)


Said = tuple[list[str], str, list[str], tuple[str, ...], str]  # the arguments of `customer_forms`


def forms_of(customers: list[Said]) -> list[str]:
    """`customer_forms` of many."""
    return [customer_forms(*said) for said in customers]


# -- how it is asked for ------------------------------------------------------------------------------


class Query:
    """What a person typed, as FTS5 expressions.

    Args:
        text: the query as typed.

    Attributes:
        text: the query as compared.
        terms: its parts, all of which must match.
        number: the digits, when the query is one phone number with or without separators.
    """

    def __init__(self, text: str) -> None:
        self.text = plain(text).strip()
        self.number = phones.digits(self.text) if _NUMBER_QUERY.match(self.text) else ""
        self.terms = [run for part in self.text.split() for run in parts(part)]

    @property
    def empty(self) -> bool:
        return not self.terms

    @property
    def numbers(self) -> list[str]:
        """The number as typed and without country prefix and area code; empty for other queries."""
        return list(dict.fromkeys([self.number, *self._numbers()])) if self.number else []

    def exact(self) -> str:
        """Names and numbers that are the query."""
        if self.number:
            return _any(_literal(f" ={number}=") for number in self.numbers)
        whole = "".join(self.terms)
        parses = pinyin.parses(whole) if _is_letters(whole) else []
        full = [parse for parse in parses if all(len(piece) > 1 and piece in _SYLLABLES for piece in parse)]
        return _any([_literal(f" ={whole}="), *map(_is_read, full)])

    def start(self) -> str:
        """Names and numbers that begin with the query; of several parts the first begins one."""
        if self.number:
            return _any(_literal(f" ={number}") for number in self.numbers)
        first, *others = self.terms
        if first[0] >= _FIRST_CHINESE:
            begins = _all([f'"=|{first[0]}"', _term(first)])
        else:
            parses = pinyin.parses(first) if _is_letters(first) else []
            begins = _any([_literal(f" ={first}"), *(_begins(parse) for parse in parses if _is_full(parse))])
        return _all([begins, *map(_term, others)])

    def initials(self) -> str:
        """Names whose spelling with initials begins with the query; "" when it cannot."""
        if len(self.terms) != 1 or not _is_letters(self.terms[0]):
            return ""
        return _any([_begins(parse) for parse in pinyin.parses(self.terms[0]) if not _is_full(parse)])

    def anywhere(self) -> str:
        """Everything that holds all parts of the query, outside of notes."""
        return _any([*map(_number, self._numbers()), _all(map(_term, self.terms))])

    def written(self) -> str:
        """Everything that holds all parts as they are written: what is asked of texts without names."""
        return _any([*map(_number, self._numbers()), _all(map(_written, self.terms))])

    def in_notes(self) -> str:
        """What notes add: the one term in them, or several of which some stand there."""
        return _term(self.terms[0], NOTE) if len(self.terms) == 1 else self.everywhere()

    def everywhere(self) -> str:
        """Everything that holds each part somewhere, notes included: what is counted."""
        every = _all([_any([_term(term), _term(term, NOTE)]) for term in self.terms])
        return _any([*(_number(number) for number in self._numbers()), every])

    def _numbers(self) -> list[str]:
        """The number as typed, unless it is its only term, and without country prefix and area code."""
        if not self.number:
            return []
        numbers = [] if self.terms == [self.number] else [self.number]
        for prefix in ("0086", "86"):
            if self.number.startswith(prefix) and len(self.number) > len(prefix) + 6:
                numbers.append(self.number[len(prefix) :])
        area = _AREA.match(self.number)
        if area:
            numbers.append(self.number[area.end() :])
        return list(dict.fromkeys(numbers))


# -- what is asked for when something was mistyped --------------------------------------------------------


def pieces_of_number(number: str) -> str:
    """What holds two of three pieces of a number, or the number with two neighbours changed."""
    one, two = len(number) // 3, 2 * len(number) // 3
    swapped = (number[:at] + number[at + 1] + number[at] + number[at + 2 :] for at in range(len(number) - 1))
    ends = _all([_number(number[:one]), _number(number[two:])])
    return _any([_number(number[:two]), _number(number[one:]), ends, *map(_number, swapped)])


def pieces_of_word(word: str) -> str:
    """What holds a word that begins as this one does, or one that ends so when that is long enough."""
    half = max(2, len(word) // 2)
    ends = word[half:]
    pieces = [_literal(f"  {word[:half]}")]
    if len(ends) >= 3:
        pieces.append(_all(f'"{ends[at : at + 3]}"' for at in range(len(ends) - 2)))
    return _any(pieces)


def read_in_full(parses: Iterable[tuple[str, ...]]) -> str:
    """Names that are read from the first to the last character as one of the parses says; "" for none."""
    return _any(map(_is_read, parses))


def _term(term: str, bar: str = BAR) -> str:
    """What holds one part of a query, as it is written or as a name is read."""
    written = _written(term, bar)
    if bar == NOTE or not _is_letters(term):
        return written
    return _any([written, *map(_reading, pinyin.parses(term))])


def _written(term: str, bar: str = BAR) -> str:
    if term[0] >= _FIRST_CHINESE:
        return _neighbours(term, bar)
    if term.isdecimal() and term.isascii():
        return _number(term, bar)
    if bar == NOTE:
        return _literal(f" {NOTE}{term}")
    return _any([_literal(f"  {term}"), _literal(f" ={term}")])


def _number(digits: str, bar: str = BAR) -> str:
    if len(digits) < 3:  # inside a number, or what a shorter one begins with
        inside = f'"·{digits}·"' if len(digits) == 1 else _neighbours([_PAIRS[digits]], bar)
        return _any([inside, _literal(f"  {digits}" if bar == BAR else f" {bar}{digits}")])
    if len(digits) == 3:
        return f'"{digits}"'
    return _neighbours([_PAIRS[a + b] for a, b in pairwise(digits)], bar, apart=2)


def _neighbours(signs: Sequence[str], bar: str, apart: int = 1) -> str:
    """Signs that follow each other; of numbers, pairs of digits that stand two digits apart."""
    if len(signs) <= apart:
        return f'"{bar}{signs[0]}{bar}"'
    pairs = [f'"{a}{bar}{b}"' for a, b in zip(signs, signs[apart:], strict=False)]
    if len(pairs) > _LONG:  # every second pair holds all signs, and half the lists are read
        pairs = [*pairs[:-1:2], pairs[-1]]
    return _all(pairs)


def _literal(text: str) -> str:
    """Text that stands so in the index: its runs of three signs. Of what a mark says, a shorter run need not say it again."""
    runs = [text[at : at + 3] for at in range(len(text) - 2)]
    return _all(f'"{run}"' for run in runs[1 if len(runs) > 1 else 0 :])


def _reading(parse: tuple[str, ...]) -> str:
    """Names of which neighbouring characters are read as the parse says."""
    if len(parse) > 1:
        return _all(_pairs(parse))
    return _any(f'"|{end}|"' for end in _ends(parse))


def _begins(parse: tuple[str, ...]) -> str:
    """Names that are read so from their first character on."""
    if len(parse) > 1:
        return _all([f'"=|{_piece(parse[0])}"', *_pairs(parse)])
    return _any(f'"=|{end}"' for end in _ends(parse))


def _is_read(parse: tuple[str, ...]) -> str:
    """Names that are read so from the first to the last character."""
    signs = [_SYLLABLES[piece] for piece in parse]
    return _all([f'"=|{signs[0]}"', *(f'"{a}|{b}"' for a, b in pairwise(signs)), f'"{signs[-1]}|="'])


def _pairs(parse: tuple[str, ...]) -> list[str]:
    before = [_piece(piece) for piece in parse[:-1]]
    pairs = [f'"{a}|{b}"' for a, b in pairwise(before)]
    return [*pairs, _any(f'"{before[-1]}|{end}"' for end in _ends(parse))] if before else pairs


def _ends(parse: tuple[str, ...]) -> list[str]:
    """What the last piece may be: itself, an initial, or every syllable that it begins."""
    last = parse[-1]
    return [last] if len(last) == 1 else [_SYLLABLES[each] for each in pinyin.begun(last)]


def _piece(piece: str) -> str:
    return piece if len(piece) == 1 else _SYLLABLES.get(piece, piece)


def _is_letters(term: str) -> bool:
    return term.isascii() and term.isalpha()


def _is_full(parse: tuple[str, ...]) -> bool:
    """Whether only the last piece may be cut short."""
    return all(len(piece) > 1 for piece in parse[:-1])


def _all(expressions: Iterable[str]) -> str:
    return _joined(" AND ", expressions)


def _any(expressions: Iterable[str]) -> str:
    return _joined(" OR ", expressions)


def _joined(word: str, expressions: Iterable[str]) -> str:
    several = list(dict.fromkeys(expressions))
    return several[0] if len(several) == 1 else f"({word.join(several)})" if several else ""
