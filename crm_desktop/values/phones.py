"""Phone numbers as shops write them: read, checked, made comparable, shown.

The rules for China are our own (numbering plan: YD/T 5164 and the ministry's lists: mobiles are 11
digits from 13 to 19, landlines 7 or 8 digits behind an area code of 3 or 4, service numbers 95xxx,
400, 800, 1xx). Foreign numbers, which must begin with + or 00, are left to `phonenumbers`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from crm_desktop.i18n import translate

_CACHE = 1 << 16
_LONGEST = 1000  # characters; more is a text, not a cell of phone numbers

# Full-width digits and signs, every dash, and the invisible marks that come along when a number is
# copied out of a web page or a chat.
_PLAIN: dict[int, int | str] = {0xFF10 + digit: ord("0") + digit for digit in range(10)}
_PLAIN |= {ord(sign): "-" for sign in "－–—―‐‑−﹣ー"}
_PLAIN |= {ord(full): half for full, half in zip("＋（）．／；，：＃＊＿_", "+()./;,:#*--", strict=True)}
_PLAIN |= {ord(space): " " for space in "\u3000\u00a0\u2002\u2003\u2009\u202f"}
_INVISIBLE = [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xAD]
_PLAIN |= dict.fromkeys(_INVISIBLE, "")

_SCIENTIFIC = re.compile(r"^[+-]?\d(?:\.\d+)?[eE]\+?\d{1,2}$")
_HIDDEN = re.compile(r"\d\*{2,}\d")  # 138****8000
_WHOLE_FLOAT = re.compile(r"^(\+?\d{3,})\.0+$")
_EXTENSION_WORD = re.compile(
    r"\s*(?:转分机|轉分機|分机号?|分機|转|轉|ext(?:ension)?\.?|x|#)\s*:?\s*(\d{1,6})$", re.I
)
_EXTENSION_DASH = re.compile(
    r"^((?:\(?0\d{2,3}\)?[- ]?)?[2-9]\d{6,7}|[48]00-?\d{3}-?\d{4}|1[3-9]\d{9})\s*-\s*(\d{1,6})$"
)
_HARD_SEPARATOR = re.compile(r"[、/;,|\n\r\t]+|\s+(?:和|或|及|or|and)\s*|(?<=\d)[和或及](?=[\d+(])")
_NUMBER_RUN = re.compile(
    r"\+?[\d(][\d\s().-]*(?:\s*(?:转分机|轉分機|分机号?|分機|转|轉|ext\.?|x|#)\s*:?\s*\d{1,6})?", re.I
)
_MOBILES_IN_A_ROW = re.compile(r"^(?:1[3-9]\d{9}){2,4}$")

# Cheap-call prefixes that phones of the 2000s stored in front of the number.
_DIAL_PREFIXES = ("17951", "17911", "17909", "17901", "12593", "10193")
_THREE_DIGIT_AREAS = ("010", "020", "021", "022", "023", "024", "025", "027", "028", "029")


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """One number.

    Args:
        text: the number as it is kept: `13805715678`, `0571-88881234转801`, `+44 20 7946 0958`.
        normal: `normalise(text)`, what numbers are compared by.
        note: words that stood beside it in the cell (手机, 王先生), not part of the number.
    """

    text: str
    normal: str
    note: str = ""


def digits(text: str) -> str:
    """The ASCII digits of `text`, full-width ones converted, everything else left out."""
    if text.isascii() and text.isdigit():
        return text
    return "".join([sign for sign in text.translate(_PLAIN) if "0" <= sign <= "9"])


def normalise(text: str) -> str:
    """What two spellings of one number have in common; "" when `text` holds no usable number.

    +86, 0086, 86 and dial prefixes before a Chinese number go; a landline's area code stays, with
    its 0; a foreign number is `+` and its digits; an extension follows after `x`
    (`057188881234x801`), so two people behind one switchboard are two numbers. A number in
    scientific notation has lost digits and gives "".
    """
    if len(text) == 11 and text[0] == "1" and text.isascii() and text.isdigit() and text[1] > "2":
        return text
    return _normalise(text)


@lru_cache(_CACHE)
def _normalise(text: str) -> str:
    plain = _plain(text)
    if not plain or len(plain) > _LONGEST or is_damaged(plain):
        return ""
    main, extension = _split_extension(plain)
    number = _canonical(main)
    return f"{number}x{extension}" if extension and number else number


def is_damaged(text: str) -> bool:
    """Whether a spreadsheet turned the number into scientific notation and so lost its end."""
    return _SCIENTIFIC.match(text.strip()) is not None


def parse(text: str) -> PhoneNumber | None:
    """The one number of `text`; `None` when there is none or there are several."""
    found = split(text)
    return found[0] if len(found) == 1 and found[0].normal else None


def split(text: str) -> list[PhoneNumber]:
    """All numbers of a cell: separated by 、 / ; , new lines, or spaces; with words beside them.

    Every part of the cell comes back: what holds no number stays as a `PhoneNumber` whose `normal`
    is "" so that it can be reported. An empty cell gives [].
    """
    if len(text) == 11 and text[0] == "1" and text.isascii() and text.isdigit() and text[1] > "2":
        return [PhoneNumber(text, text)]
    return list(_split(text))


@lru_cache(_CACHE)
def _split(text: str) -> tuple[PhoneNumber, ...]:
    plain = text.translate(_PLAIN).strip()
    if not plain:
        return ()
    if len(plain) > _LONGEST or is_damaged(plain):
        return (PhoneNumber(plain, ""),)
    found: list[PhoneNumber] = []
    for part in _HARD_SEPARATOR.split(plain):
        part = part.strip()
        if part:
            found.extend(_numbers_in(part))
    # A cell of words alone (or a rest like 微信同号) belongs to the number before it.
    numbers = [number for number in found if number.normal]
    if not numbers:
        return (PhoneNumber(plain, ""),)
    merged: list[PhoneNumber] = []
    for number in found:
        if number.normal or (digits(number.text) and len(digits(number.text)) > 2):
            merged.append(number)
        elif merged:
            last = merged[-1]
            merged[-1] = PhoneNumber(last.text, last.normal, _join(last.note, number.text))
        else:
            merged.append(number)
    if len(merged) > 1 and not merged[0].normal:
        first, second, *rest = merged
        merged = [
            PhoneNumber(second.text, second.normal, _join(f"{first.text} {first.note}", second.note)),
            *rest,
        ]
    return tuple(dict.fromkeys(merged))


_MOBILE_INSIDE = re.compile(r"(?<![\d+])(?:\+?86[ -]?)?(1[3-9]\d{9})(?!\d)")


def split_off(text: str) -> tuple[str, str]:
    """(the rest, the mobile number) of words with one number beside them: 王小明 13800138000.

    The number is "" and the rest the whole text when there is none, or several, or nothing beside it.
    """
    plain = text.translate(_PLAIN)
    found = _MOBILE_INSIDE.findall(plain)
    rest = _MOBILE_INSIDE.sub(" ", plain).strip(" :()/,;-|") if len(found) == 1 else ""
    if not any(sign.isalpha() for sign in rest) or any(sign.isdigit() for sign in rest):
        return text, ""
    return " ".join(rest.split()), found[0]


def show(text: str) -> str:
    """`text` as it is easy to read out: `138 0571 5678`, `0571-8888 1234 转 801`, else as written."""
    normal = normalise(text)
    if not normal:
        return text
    number, _, extension = normal.partition("x")
    if number.startswith("+"):
        shown = _show_foreign(number)
    elif _is_mobile(number):
        shown = f"{number[:3]} {number[3:7]} {number[7:]}"
    elif number[:3] in ("400", "800") and len(number) == 10:
        shown = f"{number[:3]}-{number[3:6]}-{number[6:]}"
    elif number.startswith("0") and 10 <= len(number) <= 12:
        area = _area(number)
        shown = f"{area}-{_in_groups(number[len(area) :])}"
    elif len(number) in (7, 8) and not number.startswith("95"):
        shown = _in_groups(number)
    else:
        shown = number
    return f"{shown} 转 {extension}" if extension else shown


def tidy(text: str) -> str:
    """The form that is kept: no country prefix, no blanks: `13805715678`, `0571-88881234转801`.

    Foreign and unknown numbers stay as written, without invisible marks and double blanks.
    """
    if len(text) == 11 and text[0] == "1" and text.isascii() and text.isdigit() and text[1] > "2":
        return text
    normal = normalise(text)
    number, _, extension = normal.partition("x")
    if not number or number.startswith("+"):
        return " ".join(_plain(text).split())
    if number.startswith("0") and 10 <= len(number) <= 12:
        area = _area(number)
        number = f"{area}-{number[len(area) :]}"
    return f"{number}转{extension}" if extension else number


def problem(text: str) -> str | None:
    """Why `text` is hardly a phone number, as a translated sentence; `None` when it is fine.

    It judges one number. Empty text is fine: whether a phone is needed is not asked here.
    """
    if len(text) == 11 and text[0] == "1" and text.isascii() and text.isdigit() and text[1] > "2":
        return None
    plain = _plain(text)
    if not plain:
        return None
    if _HIDDEN.search(plain):
        return translate("Phones", "Digits of this number are hidden ({text}). Enter it in full.").format(
            text=plain[:40]
        )
    if is_damaged(plain):
        return translate(
            "Phones", "The spreadsheet shortened this number ({text}), so digits are lost. Enter it in full."
        ).format(text=plain)
    normal = normalise(plain)
    number = normal.partition("x")[0]
    if not number:
        return translate("Phones", "There is no phone number here.")
    if re.search(r"[^\W\d_]", _split_extension(plain)[0]):
        return translate("Phones", "A phone number has no letters.")
    if number.startswith("+"):
        return _foreign_problem(number)
    return _chinese_problem(number)


def _chinese_problem(number: str) -> str | None:
    count = len(number)
    if _is_mobile(number) or is_service(number):
        return None
    if number.startswith("1") and count >= 9:
        if count != 11:
            return translate("Phones", "A mobile number has 11 digits, this one has %n.", n=count)
        return translate("Phones", "No mobile number begins with {prefix}.").format(prefix=number[:2])
    if number.startswith("0"):
        rest = count - len(_area(number))
        if number[1:2] == "0" or rest not in (7, 8) or number[len(_area(number))] in "01":
            return translate("Phones", "After the area code a landline has 7 or 8 digits.")
        return None
    if count in (7, 8) and number[0] != "1":
        return None
    if count < 7:
        return translate("Phones", "This number is too short.")
    return translate(
        "Phones", "This is neither a mobile nor a landline number. Foreign numbers begin with +."
    )


def is_mobile(text: str) -> bool:
    """Whether `text` is a Chinese mobile number in any spelling."""
    return _is_mobile(normalise(text).partition("x")[0])


def is_service(number: str) -> bool:
    """Whether these digits are a short or service number: 110, 10086, 95588, 400…, an inside line."""
    count = len(number)
    if number[:3] in ("400", "800"):
        return count == 10
    if number[:2] in ("95", "96"):
        return 5 <= count <= 8
    return 3 <= count <= 6 and number[0] != "0"


def _is_mobile(number: str) -> bool:
    return len(number) == 11 and number[0] == "1" and number[1] > "2" and number.isdigit()


def _plain(text: str) -> str:
    plain = text.translate(_PLAIN).strip()
    whole = _WHOLE_FLOAT.match(plain)
    return whole[1] if whole else plain


def _split_extension(plain: str) -> tuple[str, str]:
    match = _EXTENSION_WORD.search(plain)
    if match and sum(sign.isdigit() for sign in plain[: match.start()]) >= 3:
        return plain[: match.start()], match[1]
    match = _EXTENSION_DASH.match(plain)
    if match:
        return match[1], match[2]
    return plain, ""


def _canonical(main: str) -> str:
    number = digits(main)
    before = main[: main.find(number[0])] if number else ""
    if "+" in before:
        return _without_country(number, "+" + number)
    if number.startswith("00") and len(number) >= 10:
        return _without_country(number[2:], "+" + number[2:])
    if len(number) == 13 and number.startswith("86") and _is_mobile(number[2:]):
        return number[2:]
    if len(number) == 12 and number[0] == "0" and _is_mobile(number[1:]):
        return number[1:]
    if len(number) == 16 and number.startswith(_DIAL_PREFIXES) and _is_mobile(number[5:]):
        return number[5:]
    return number


def _without_country(number: str, foreign: str) -> str:
    """The number behind a country prefix: China's own form, or `foreign`."""
    if not number.startswith("86"):
        return foreign
    rest = number[2:]
    if _is_mobile(rest) or rest.startswith("0") or rest[:3] in ("400", "800"):
        return rest[1:] if rest.startswith("0") and _is_mobile(rest[1:]) else rest
    if 9 <= len(rest) <= 11 and rest[:1] != "1" and len(rest) - len(_area("0" + rest)) + 1 in (7, 8):
        return "0" + rest
    if rest.startswith("10") and len(rest) == 10:
        return "0" + rest
    return rest


def _area(number: str) -> str:
    return number[:3] if number.startswith(_THREE_DIGIT_AREAS) else number[:4]


def _in_groups(local: str) -> str:
    return f"{local[:-4]} {local[-4:]}" if len(local) in (7, 8) else local


def _join(first: str, second: str) -> str:
    return f"{first.strip()} {second}".strip()


def _numbers_in(part: str) -> list[PhoneNumber]:
    """The numbers of a part without hard separators, and the words beside them."""
    if is_damaged(part) or _HIDDEN.search(part):
        return [PhoneNumber(part, "")]
    runs = [match[0].strip() for match in _NUMBER_RUN.finditer(part) if len(digits(match[0])) > 2]
    if not runs:
        return [PhoneNumber(part, "")]
    words = part
    for run in runs:
        words = words.replace(run, " ", 1)
    note = words.strip(" :()[]【】<>-：.·").strip()
    note = note if any(sign.isalnum() for sign in note) else ""
    numbers = [number for run in runs for number in _numbers_in_run(run)]
    first = numbers[0]
    return [PhoneNumber(first.text, first.normal, note), *numbers[1:]]


def _numbers_in_run(run: str) -> list[PhoneNumber]:
    if _SCIENTIFIC.match(run):
        return [PhoneNumber(run, "")]
    run = run.rstrip(" .-(")
    if problem(run) is None or " " not in run:
        together = digits(run)
        if _MOBILES_IN_A_ROW.match(together) and len(together) > 11:
            return [_number(together[at : at + 11]) for at in range(0, len(together), 11)]
        return [_number(run)]
    pieces = _fewest_numbers(tuple(run.split()))
    return [_number(piece) for piece in pieces] if pieces else [_number(run)]


def _fewest_numbers(words: tuple[str, ...]) -> list[str]:
    """`words` joined into the fewest runs that each are a full number; [] when that is impossible."""
    best: list[list[str] | None] = [[]]
    for end in range(1, min(len(words), 24) + 1):
        choice: list[str] | None = None
        for start in range(max(0, end - 6), end):
            before = best[start]
            joined = " ".join(words[start:end])
            if before is None or len(digits(joined)) < 7 or problem(joined) is not None:
                continue
            if choice is None or len(before) + 1 < len(choice):
                choice = [*before, joined]
        best.append(choice)
    return (best[-1] or []) if len(words) <= 24 else []


def _number(text: str) -> PhoneNumber:
    kept = tidy(text)
    return PhoneNumber(kept, normalise(kept))


def _show_foreign(number: str) -> str:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return number
    shown = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return str(shown)


def _foreign_problem(number: str) -> str | None:
    import phonenumbers

    try:
        possible = phonenumbers.is_possible_number(phonenumbers.parse(number, None))
    except phonenumbers.NumberParseException:
        possible = False
    if possible:
        return None
    return translate("Phones", "No country has a number like this. Check the digits behind the +.")
