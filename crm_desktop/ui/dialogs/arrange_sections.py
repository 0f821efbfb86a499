"""Which sections the page of a customer shows, and in which order; which facts are seen at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from crm_desktop.data.fields import FIELDS
from crm_desktop.i18n import translate
from crm_desktop.services import quick_facts
from crm_desktop.services.page_sections import DEFAULT, Section
from crm_desktop.ui.dialogs.arrange_entries import ArrangeEntries


class ArrangeSections(ArrangeEntries):
    """Orders and hides sections.

    Args:
        sections: all of them as they are now.
    """

    def __init__(self, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        super().__init__(
            translate("Sections", "Sections of a customer's page"),
            translate("Sections", "Every customer's page shows them in this order. Nothing is deleted."),
            translate("Sections", "Sections"),
            [(section.key, section.title, section.shown) for section in sections],
            [(key, Section(key).title, True) for key in DEFAULT],
            least=1,
            parent=parent,
        )

    @property
    def sections(self) -> list[Section]:
        """The order and what is shown, as it was chosen."""
        return [Section(key, shown) for key, shown in self.checks.state()]


class ArrangeQuickFacts(ArrangeEntries):
    """Chooses and orders the facts in the head of every customer's page.

    Args:
        chosen: keys of the facts that are seen now.
    """

    def __init__(self, chosen: Sequence[str], parent: QWidget | None = None) -> None:
        words = translate(
            "Sections",
            "What is seen at a glance under the name of every customer, at most {count}. What is not known takes no room.",
        ).format(count=quick_facts.MOST)
        super().__init__(
            translate("Sections", "Quick facts"),
            words,
            translate("Sections", "Facts"),
            _entries(chosen),
            _entries(quick_facts.DEFAULT),
            most=quick_facts.MOST,
            parent=parent,
        )


def _entries(chosen: Sequence[str]) -> list[tuple[str, str, bool]]:
    """The chosen ones first, then all others."""
    others = [key for key in quick_facts.candidates() if key not in chosen]
    return [(key, FIELDS[key].title, key in chosen) for key in [*chosen, *others]]
