"""The fixed words of the option fields: what is stored, and how it is called."""

from __future__ import annotations

from crm_desktop.i18n import translate

_TITLES = {
    "gender": {
        "male": lambda: translate("Options", "male"),
        "female": lambda: translate("Options", "female"),
    },
    "kind": {
        "person": lambda: translate("Options", "person"),
        "company": lambda: translate("Options", "company"),
    },
    "stage": {
        "potential": lambda: translate("Options", "potential"),
        "new": lambda: translate("Options", "new"),
        "active": lambda: translate("Options", "active"),
        "mature": lambda: translate("Options", "mature"),
        "declining": lambda: translate("Options", "declining"),
        "lost": lambda: translate("Options", "lost"),
    },
    "starred": {"1": lambda: translate("Options", "yes")},
}


def values(key: str) -> tuple[str, ...]:
    """The stored values of an option field (`gender`, `kind`, `stage`, `starred`) in their order."""
    return tuple(_TITLES[key])


def title(key: str, value: object) -> str:
    """A stored value in the person's language; "" for none, the value itself when it is not known."""
    known = _TITLES.get(key, {}).get(str(value))
    if known is not None:
        return known()
    return "" if value in (None, "", 0) else str(value)
