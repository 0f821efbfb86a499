"""Chinese identity card numbers (GB 11643-1999): 18 characters with a check digit, formerly 15 digits."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from operator import mul

from crm_desktop import clock
from crm_desktop.i18n import translate
from crm_desktop.values import genders, texts

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ASCII_ZEROS = ord("0") * sum(_WEIGHTS)
_CHECK_SIGNS = "10X98765432"
_EIGHTEEN = re.compile(r"[1-9]\d{16}[\dX]")
_FIFTEEN = re.compile(r"[1-9]\d{14}")
# Passports, permits for Hong Kong, Macau and Taiwan, foreigners' residence cards: no check of ours.
_OTHER_PAPER = re.compile(r"(?=.*\d{5})[A-Z]{1,3}[A-Z0-9]{5,17}|\d{8,10}")
_LABEL = re.compile(r"^(?:身份证|证件)(?:号码?)?:?(?=\w{15,18}$)")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d+")


def normalise(text: str) -> str:
    """The number in the form that is kept: ASCII, no blanks, a final x as X."""
    plain = texts.half_width(texts.line(text)).strip("'`’‘ ")
    return _LABEL.sub("", re.sub(r"[\s\-()]", "", plain)).upper()


def check_sign(first_17: str) -> str:
    """The 18th character that belongs to the first 17 digits (ISO 7064 MOD 11-2)."""
    total = sum(map(mul, first_17.encode(), _WEIGHTS)) - _ASCII_ZEROS
    return _CHECK_SIGNS[total % 11]


def is_plain(text: str) -> bool:
    """Whether `text` is an 18-character number without anything to tidy or to find fault with."""
    if len(text) != 18 or not text.isascii() or not text[:17].isdigit():
        return False
    return check_sign(text[:17]) == text[17] and _is_past_day(text[6:14])


@lru_cache(1 << 15)
def _is_past_day(digits: str) -> bool:
    return birthday(f"100000{digits}0000") is not None


def problem(text: str) -> str | None:
    """Why `text` is no identity number, as a translated sentence; `None` when it is fine or empty."""
    number = normalise(text)
    if not number:
        return None
    if _SCIENTIFIC.fullmatch(number):
        return translate(
            "IdNumbers", "The spreadsheet shortened this number, so digits are lost. Enter it in full."
        )
    if _EIGHTEEN.fullmatch(number):
        if birthday(number) is None:
            return translate("IdNumbers", "The birthday in this ID number does not exist.")
        if check_sign(number[:17]) != number[17]:
            if number.endswith("000"):
                return translate(
                    "IdNumbers",
                    "The spreadsheet rounded this number, so its last digits are lost. Enter it in full.",
                )
            return translate("IdNumbers", "The last digit does not fit: one of the digits is wrong.")
        return None
    if _FIFTEEN.fullmatch(number):
        if birthday(number) is None:
            return translate("IdNumbers", "The birthday in this ID number does not exist.")
        return None
    if _OTHER_PAPER.fullmatch(number):
        return None
    return translate("IdNumbers", "An ID number has 18 characters, this one has %n.", n=len(number))


def birthday(text: str) -> date | None:
    """The day of birth that the number tells, or `None`."""
    number = normalise(text)
    if _EIGHTEEN.fullmatch(number):
        year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    elif _FIFTEEN.fullmatch(number):
        year, month, day = 1900 + int(number[6:8]), int(number[8:10]), int(number[10:12])
    else:
        return None
    try:
        born = date(year, month, day)
    except ValueError:
        return None
    return born if year >= 1850 and born <= clock.today() else None


def gender(text: str) -> str:
    """`male` or `female` as the number tells (its sequence is odd for men), "" when it does not."""
    number = normalise(text)
    if _EIGHTEEN.fullmatch(number):
        return genders.MALE if int(number[16]) % 2 else genders.FEMALE
    if _FIFTEEN.fullmatch(number):
        return genders.MALE if int(number[14]) % 2 else genders.FEMALE
    return ""
