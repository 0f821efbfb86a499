"""The tab of return visits: those to make, with their form; what customers said, in averages; the forms of the shop."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from crm_desktop import clock
from crm_desktop.data.session import Changes, Session
from crm_desktop.i18n import translate
from crm_desktop.services import satisfaction
from crm_desktop.services.satisfaction import Figures, Score, Visit
from crm_desktop.ui import show, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.follow_ups_visit_forms import FormsEditor
from crm_desktop.ui.views.follow_ups_visit_panel import VisitPanel
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.plain_table import PlainRow, PlainTable
from crm_desktop.ui.widgets.segmented import SegmentedButtons

TODO, SAID, FORMS = "todo", "said", "forms"
_PARTS = (TODO, SAID, FORMS)
_PART, _SPAN = "visits.part", "visits.span"
_SPANS = ("30", "90", "365")


class VisitsTab(QWidget):
    """Three parts of one subject.

    Args:
        session, tasks, bridge: as for every view; lists and averages are read in the worker.
    """

    customer_opened = Signal(int)
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        part, span = str(session.setting(_PART, TODO)), str(session.setting(_SPAN, "90"))
        self._part = part if part in _PARTS else TODO
        self._span = span if span in _SPANS else "90"
        self._build()
        self._refresher = Refresher(self, bridge, lambda _: self.load(), _concerns)
        self._refresher.mark_stale()

    def _build(self) -> None:
        self.corner = QWidget(self)
        self.words = ElideLabel("", "secondary", self)
        self.spans = SegmentedButtons(
            translate("Satisfaction", "Period"),
            [
                ("30", translate("Satisfaction", "30 days"), ""),
                ("90", translate("Satisfaction", "90 days"), ""),
                ("365", translate("Satisfaction", "A year"), ""),
            ],
            self,
        )
        self.spans.set_value(self._span)
        self.spans.chosen.connect(self.set_span)
        self.parts = SegmentedButtons(
            translate("Satisfaction", "Return visits"),
            [
                (TODO, translate("Satisfaction", "To make"), ""),
                (SAID, translate("Satisfaction", "What they said"), ""),
                (FORMS, translate("Satisfaction", "Forms"), ""),
            ],
            self,
        )
        self.parts.set_value(self._part)
        self.parts.chosen.connect(self.show_part)
        line = QHBoxLayout(self.corner)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.words, 1)
        line.addWidget(self.spans)
        line.addWidget(self.parts)
        self.forms = FormsEditor(self._session, self)
        self.forms.toast_requested.connect(self.toast_requested)
        pages = QWidget(self)
        self._pages = QStackedLayout(pages)
        for page in (self._todo(), self._said(), self.forms):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(pages, 1)
        self._show_part()

    def _todo(self) -> QWidget:
        page = QWidget(self)
        self.panel = VisitPanel(self._session, page)
        self.panel.hide()
        self.panel.closed.connect(self._close)
        self.panel.saved.connect(self._saved)
        self.fill_button = QPushButton(translate("Satisfaction", "Fill in the form"), page)
        self.fill_button.setToolTip("Enter")
        theme.style(self.fill_button, look="primary", density="compact")
        self.fill_button.clicked.connect(lambda _checked=False: self._with_chosen())
        self.open_button = QPushButton(translate("Satisfaction", "Open the customer"), page)
        theme.style(self.open_button, density="compact")
        self.open_button.clicked.connect(lambda _checked=False: self._open_chosen())
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.fill_button)
        acts.addWidget(self.open_button)
        acts.addStretch(1)
        self.table = PlainTable(
            [
                translate("Satisfaction", "Name"),
                translate("Satisfaction", "Phone"),
                translate("Satisfaction", "What to ask"),
                translate("Satisfaction", "Form"),
                translate("Satisfaction", "Due"),
                translate("Satisfaction", "Who"),
            ],
            [170, 160, 0, 160, 140, 100],
            translate("Satisfaction", "Return visits to make"),
            page,
            yielding=[5, 3],
        )
        self.table.opened.connect(self.fill)
        self.table.selection_changed.connect(self._show_acts)
        empty = EmptyState(
            "follow-up",
            translate(
                "Satisfaction",
                "No return visit with a form is open. A rule under Automatic plans them: choose a form in it.",
            ),
            page,
        )
        body = QWidget(page)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.panel)
        column.addLayout(acts)
        column.addWidget(body, 1)
        return page

    def _said(self) -> QWidget:
        page = QWidget(self)
        headings = [
            translate("Satisfaction", "Satisfaction"),
            translate("Satisfaction", "Average"),
            translate("Satisfaction", "Scores"),
        ]
        self.groups = PlainTable(headings, [0, 90, 80], translate("Satisfaction", "Averages"), page)
        self.groups.setFixedWidth(360)
        self.scores = PlainTable(
            [
                translate("Satisfaction", "Score"),
                translate("Satisfaction", "Name"),
                translate("Satisfaction", "Words"),
                translate("Satisfaction", "Of whom"),
                translate("Satisfaction", "Day"),
            ],
            [110, 150, 0, 100, 110],
            translate("Satisfaction", "Scores, the newest first"),
            page,
            yielding=[3],
        )
        self.scores.opened.connect(lambda score: self.customer_opened.emit(score.customer_id))
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self.groups)
        row.addWidget(self.scores, 1)
        return page

    # -- reading ----------------------------------------------------------------------------------

    def show_part(self, part: str) -> None:
        """Show the visits to make, what was said, or the forms."""
        self._part = part
        self._session.remember(_PART, part)
        self._show_part()
        self.load()

    def _show_part(self) -> None:
        self.parts.set_value(self._part)
        self._pages.setCurrentIndex(_PARTS.index(self._part))
        self.spans.setVisible(self._part == SAID)
        self.first_focus: QWidget = {TODO: self.table, SAID: self.scores, FORMS: self.forms.first}[self._part]

    def set_span(self, span: str) -> None:
        """Show what was said in so many days."""
        self._span = span
        self.spans.set_value(span)
        self._session.remember(_SPAN, span)
        self.load()

    def load(self) -> None:
        """Read everything that is shown in the worker."""
        session, days = self._session, int(self._span)

        def read() -> tuple[list[Visit], Figures, list[Score]]:
            today = clock.today()
            span = (today - timedelta(days - 1)).isoformat(), today.isoformat()
            return (
                satisfaction.visits(session),
                satisfaction.figures(session, *span),
                satisfaction.listing(session, *span),
            )

        self._tasks.run(read, on_done=self._loaded, owner=self, latest="visits")

    def _loaded(self, found: tuple[list[Visit], Figures, list[Score]]) -> None:
        visits, figures, scores = found
        mean = "–" if figures.mean is None else f"{figures.mean:.1f}"
        self.words.setText(
            translate("Satisfaction", "{open} to make · average {mean} of {count} scores").format(
                open=f"{len(visits):,}", mean=mean, count=f"{figures.scores:,}"
            )
        )
        self.table.set_rows([_visit_row(visit) for visit in visits])
        self._stack.setCurrentIndex(0 if visits else 1)
        if visits and not self.table.selected_keys():
            self.table.selectRow(0)
        self.groups.set_rows(_group_rows(figures))
        self.scores.set_rows([_score_row(score) for score in scores])
        self.forms.load()
        self._show_acts()

    def _show_acts(self) -> None:
        some = bool(self.table.selected_keys())
        self.fill_button.setEnabled(some and not self._session.read_only)
        self.open_button.setEnabled(some)

    # -- acts -------------------------------------------------------------------------------------

    def _with_chosen(self) -> None:
        chosen: list[Visit] = self.table.selected_keys()
        if chosen:
            self.fill(chosen[0])

    def _open_chosen(self) -> None:
        chosen: list[Visit] = self.table.selected_keys()
        if chosen:
            self.customer_opened.emit(chosen[0].customer_id)

    def fill(self, visit: Visit) -> None:
        """Fill the form of a return visit in."""
        if not self._session.read_only:
            self.panel.begin(visit)

    def _close(self) -> None:
        self.panel.hide()
        self.table.setFocus()

    def _saved(self, operation: int) -> None:
        self._close()
        self.toast_requested.emit(translate("Satisfaction", "The return visit is written down"), operation)

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        return {"part": self._part, "span": self._span}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        self.set_span(str(state.get("span", self._span)))
        self.show_part(str(state.get("part", self._part)))


def _visit_row(visit: Visit) -> PlainRow:
    words, ink = show.due(visit.due_day)
    texts = (
        visit.customer_name,
        show.phone(visit.phone),
        visit.title,
        visit.form_name,
        words,
        visit.staff_name,
    )
    return PlainRow(visit, texts, "follow-up", {4: ink})


def _group_rows(figures: Figures) -> list[PlainRow]:
    rows = []
    if figures.mean is not None:
        whole = (translate("Satisfaction", "All"), f"{figures.mean:.2f}", f"{figures.scores:,}")
        rows.append(PlainRow("all", whole, "star", {1: _ink(figures.mean)}))
    for each in figures.staff:
        name = each.name or translate("Satisfaction", "nobody named")
        rows.append(
            PlainRow(each, (name, f"{each.mean:.2f}", f"{each.scores:,}"), "staff", {1: _ink(each.mean)})
        )
    for each in figures.months:
        rows.append(
            PlainRow(
                each, (each.name, f"{each.mean:.2f}", f"{each.scores:,}"), "calendar", {1: _ink(each.mean)}
            )
        )
    for score in reversed(satisfaction.SCORES):
        words = f"{_stars(score)}  {satisfaction.score_title(score)}"
        rows.append(PlainRow(score, (words, "", f"{figures.spread[score - 1]:,}"), "", {2: "secondary"}))
    return rows


def _score_row(score: Score) -> PlainRow:
    words = " ".join(part for part in (score.text, score.form_name and f"({score.form_name})") if part)
    texts = (
        _stars(score.score),
        score.customer_name,
        " ".join(words.split()),
        score.staff_name,
        show.relative_day(score.day),
    )
    return PlainRow(score, texts, "", {0: _ink(score.score)})


def _stars(score: int) -> str:
    return "★" * score + "☆" * (5 - score)


def _ink(mean: float) -> str:
    return "good" if mean >= 4 else "warn" if mean >= 3 else "bad"


def _concerns(changes: Changes) -> bool:
    return any(changes.touches(table) for table in ("satisfaction", "follow_up", "survey_form", "customer"))
