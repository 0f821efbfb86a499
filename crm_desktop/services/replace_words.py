"""What is found in a value, and what stands there then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate

_PATIENCE = 0.5  # seconds that an expression may take for one value


@dataclass(frozen=True)
class Search:
    """What to find and what to put in its place.

    Args:
        field: a key of `replacing.fields()`.
        expression: `find` is a regular expression, and `replace` may name its groups: \\1.
    """

    field: str
    find: str
    replace: str
    match_case: bool = False
    whole: bool = False
    expression: bool = False


def replacer(search: Search) -> Callable[[str], str]:
    """The function that gives a value as it would be; one that does not match comes back as it is.

    The function raises InvalidValue for an expression that takes too long, so that none keeps the program.

    Raises:
        InvalidValue: there is nothing to find, or the expression is none; `.field` is "find" or "replace".
    """
    import regex  # loaded when somebody replaces; unlike `re` it can be stopped

    if not search.find:
        raise InvalidValue(translate("Replace", "Type what to find."), field="find")
    flags = 0 if search.match_case else regex.IGNORECASE
    if not search.expression:
        plain = regex.compile(regex.escape(search.find), flags)
        if search.whole:
            return lambda value: search.replace if plain.fullmatch(value) else value
        return lambda value: str(plain.sub(lambda _: search.replace, value))
    try:
        pattern = regex.compile(search.find, flags)
    except regex.error as error:
        raise _not_understood(error, "find") from error

    def put(value: str) -> str:
        try:
            if not search.whole:
                return str(pattern.sub(search.replace, value, timeout=_PATIENCE, concurrent=True))
            match = pattern.fullmatch(value, timeout=_PATIENCE, concurrent=True)
            return value if match is None else str(match.expand(search.replace))
        except TimeoutError as error:
            raise InvalidValue(
                translate("Replace", "This expression takes too long for some values. Make it simpler."),
                field="find",
            ) from error
        except (regex.error, IndexError) as error:
            raise _not_understood(error, "replace") from error

    return put


def _not_understood(error: Exception, field: str) -> InvalidValue:
    sentence = translate("Replace", "This regular expression is not understood: {reason}.")
    return InvalidValue(sentence.format(reason=error), field=field)
