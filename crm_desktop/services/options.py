"""The fixed words of the option fields: what is stored, and how it is called."""

from __future__ import annotations

from crm_desktop.i18n import translate

_TITLES = {
    "gender": {
        "male": lambda: translate("Options", "Male"),
        "female": lambda: translate("Options", "Female"),
    },
    "kind": {
        "person": lambda: translate("Options", "Person"),
        "company": lambda: translate("Options", "Company"),
    },
    "stage": {
        "potential": lambda: translate("Options", "Potential"),
        "new": lambda: translate("Options", "New"),
        "active": lambda: translate("Options", "Active"),
        "mature": lambda: translate("Options", "Mature"),
        "declining": lambda: translate("Options", "Declining"),
        "lost": lambda: translate("Options", "Lost"),
    },
    "evaluation": {
        "5": lambda: translate("Options", "5 · about to buy"),
        "4": lambda: translate("Options", "4 · likely"),
        "3": lambda: translate("Options", "3 · interested"),
        "2": lambda: translate("Options", "2 · undecided"),
        "1": lambda: translate("Options", "1 · unlikely"),
    },
    "buyer": {
        "one_off": lambda: translate("Options", "One-off"),
        "repeat": lambda: translate("Options", "Repeat customer"),
    },
    "scale": {
        "small": lambda: translate("Options", "Small customer"),
        "large": lambda: translate("Options", "Large customer"),
    },
    "rfm_segment": {
        "champions": lambda: translate("Options", "Key: treasure"),
        "promising": lambda: translate("Options", "Key: develop"),
        "keep": lambda: translate("Options", "Key: keep"),
        "rescue": lambda: translate("Options", "Key: win back"),
        "regulars": lambda: translate("Options", "Others: treasure"),
        "newcomers": lambda: translate("Options", "Others: develop"),
        "occasional": lambda: translate("Options", "Others: keep"),
        "dormant": lambda: translate("Options", "Others: win back"),
    },
    "starred": {"1": lambda: translate("Options", "Yes")},
}

CHOSEN = (
    "gender",
    "kind",
    "stage",
    "evaluation",
    "buyer",
    "scale",
    "rfm_segment",
)  # that a condition can ask for


def values(key: str) -> tuple[str, ...]:
    """The stored values of an option field (`gender`, `stage`, `rfm_segment`, `starred` …) in their order."""
    return tuple(_TITLES[key])


def names(key: str, value: str) -> tuple[str, ...]:
    """A stored value as a person may name it: "4 · likely", and "likely" alone."""
    whole = title(key, value)
    return tuple(dict.fromkeys((whole, whole.rpartition(" · ")[2])))


def title(key: str, value: object) -> str:
    """A stored value in the person's language; "" for none, the value itself when it is not known."""
    known = _TITLES.get(key, {}).get(str(value))
    if known is not None:
        return known()
    return "" if value in (None, "", 0) else str(value)
