"""What is put into the search index, and how a query asks for it.

The index holds plain words, each a prefix query away:

- Chinese text as pairs of neighbours and its last character: 王小明 → 王小 小明 明, so a character
  is a prefix (小*) and a longer piece is the AND of its pairs;
- pinyin in every spelling of `pinyin.spellings`;
- numbers as every suffix of their digits, so any part of a number is a prefix;
- words of latin letters and digits in lower case.

Three marks set words apart: `^` begins a name or a number, `>` spells a name with initials, `~`
comes from the note. Pairs instead of FTS5 phrases keep the index free of positions: a third of the
size, and a count reads only what it counts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from crm_desktop.values import phones, pinyin

_RUN = re.compile(r"[㐀-䶿一-鿿\U00020000-\U0003ffff]+|[^\W_㐀-䶿一-鿿\U00020000-\U0003ffff]+")
_NUMBER_QUERY = re.compile(r"^[+＋]?[\d\s().（）·.—–-]+$")


def plain(text: str) -> str:
    """`text` as it is compared: full-width forms made narrow, lower case."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).lower()


def words(text: str) -> list[str]:
    """The index words of any text: pairs of Chinese characters, and whole words."""
    found: list[str] = []
    for run in _RUN.findall(plain(text)):
        if pinyin.is_chinese(run[0]):
            found.extend(map("".join, pairwise(run)))
            found.append(run[-1])
        else:
            found.append(run)
    return found


def number_words(digits: str) -> list[str]:
    """Every suffix of a number's digits, and its marked beginning."""
    return [f"^{digits}", *[digits[start:] for start in range(len(digits))]]


def code_words(code: str) -> list[str]:
    """The index words of a customer number: C000123 is found by c000123, 000123, 123 and its parts."""
    found = [f"^{plain(code)}", *words(code)]
    digits = phones.digits(code)
    significant = digits.lstrip("0")
    found.append(digits)
    found.extend(significant[start:] for start in range(len(significant)))
    return found


@lru_cache(maxsize=200_000)
def name_words(name: str) -> str:
    """The index words of a customer's name, joined by spaces."""
    found = words(name)
    joined = "".join(_RUN.findall(plain(name)))
    if joined:
        found.append(f"^{joined}")
    if not name.isascii():
        full, mixed, inside = pinyin.spellings(name)
        found.extend(f"^{spelling}" for spelling in full if spelling != joined)
        found.extend(full)
        found.extend(f">{spelling}" for spelling in mixed)
        found.extend(mixed)
        found.extend(inside)
    return " ".join(dict.fromkeys(found))


def phone_words(value: str) -> list[str]:
    """The index words of a phone number: every suffix, with and without what stands before it."""
    normal = phones.normalise(value) or value
    return number_words(phones.digits(normal.partition("x")[0]))


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
        self.terms = [run for part in self.text.split() for run in _RUN.findall(part)]

    @property
    def empty(self) -> bool:
        return not self.terms

    def start(self, *, exact: bool = False) -> str:
        """Names and numbers that begin with the query (or are it)."""
        star = "" if exact else " *"
        if self.number:
            return " OR ".join(f'"^{number}"{star}' for number in {self.number, *self._numbers()})
        return f'"^{"".join(self.terms)}"{star}'

    def initials(self) -> str:
        """Names whose spelling with initials begins with the query; "" when it cannot."""
        if len(self.terms) != 1 or not self.terms[0].isascii() or not self.terms[0].isalpha():
            return ""
        return f'">{self.terms[0]}" *'

    def anywhere(self, mark: str = "") -> str:
        """Everything that holds all parts of the query; with mark "~" in notes."""
        every = " AND ".join(_term(term, mark) for term in self.terms)
        return " OR ".join([*(f'"{mark}{number}" *' for number in self._numbers()), f"({every})"])

    def everywhere(self) -> str:
        """Everything that holds each part somewhere, notes included: what is counted."""
        every = " AND ".join(f"({_term(term, '')} OR {_term(term, '~')})" for term in self.terms)
        return " OR ".join([*(f'"{number}" *' for number in self._numbers()), f"({every})"])

    def _numbers(self) -> list[str]:
        """The number as typed, and without its country prefix; none when it is its only term."""
        if not self.number:
            return []
        numbers = [] if self.terms == [self.number] else [self.number]
        for prefix in ("0086", "86"):
            if self.number.startswith(prefix) and len(self.number) > len(prefix) + 6:
                numbers.append(self.number[len(prefix) :])
        return list(dict.fromkeys(numbers))


def _term(term: str, mark: str) -> str:
    if pinyin.is_chinese(term[0]) and len(term) > 1:
        return "(" + " AND ".join(f'"{mark}{a}{b}"' for a, b in pairwise(term)) + ")"
    return f'"{mark}{term}" *'
