"""What the check asks once: the order of day and month of a column, and words that no list has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Session
from crm_desktop.i18n import labelled, translate
from crm_desktop.services import import_lists
from crm_desktop.services.imports import Content, Plan, field_title
from crm_desktop.ui import icons, theme
from crm_desktop.ui.widgets.choices import Choice, matching
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.segmented import SegmentedButtons
from crm_desktop.values import partial_dates

_LINES = 3.5  # that are seen at once; half a line says that there is more
_MOST_WORDS = 60  # of a list, the most used ones; so many more each time that others are asked for
_ANSWER_WIDTH = 280
ADD, _EMPTY = ("add",), ("empty",)  # beside ids of entries and other words of the file

Word = tuple[str, str]  # key of the list's field, word of the file


class Questions(QFrame):
    """A card with a line for each question. Nothing here must be answered but dates: words are added.

    Args:
        session: for the entries that a word may stand for.
    """

    order_chosen = Signal(int, str)  # column, "dmy" or "mdy"
    words_chosen = Signal(object)  # {Word: id of an entry, another word, None to leave it empty, ADD}

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: object = None
        self._plan: Plan | None = None
        self._most: dict[str, int] = {}  # list → how many of its words have a line
        self.others: dict[str, SegmentedButtons] = {}  # list → the answer to all words without a line
        self.orders: dict[int, SegmentedButtons] = {}
        self.words: dict[Word, Chooser] = {}
        self._entries: dict[str, list[tuple[int, str]]] = {}
        self._content = Content.CUSTOMERS
        theme.style(self, ground="card")
        self.setAccessibleName(translate("ImportWizard", "Questions about this file"))
        sign = QLabel(self)
        sign.setPixmap(icons.pixmap("question", 16, "accent", self.devicePixelRatioF()))
        self._head = QLabel(self)
        self._head.setFont(theme.font("strong"))
        self.fold = QPushButton(self)
        self.fold.setAutoDefault(False)
        theme.style(self.fold, look="link", density="compact")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(sign)
        head.addWidget(self._head)
        head.addStretch(1)
        head.addWidget(self.fold)
        self._area: QScrollArea = QScrollArea(self)
        self.fold.clicked.connect(lambda _checked=False: self._set_folded(self._area.isVisible()))
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds scrolls it
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._area)
        self._set_folded(False)
        self.hide()

    def show_plan(self, plan: Plan) -> None:
        """Ask what this plan leaves open; answers that were given stay, to be changed."""
        dates = [(column, *found) for column, found in sorted(plan.rows.two_ways.items())]
        if self._plan is None or self._plan.prepared is not plan.prepared:
            self._most = {}
        self._plan = plan
        every = {key: [(key, word) for word, _ in found.most_common()] for key, found in plan.unknown.items()}
        words = [word for key, own in every.items() for word in own[: self._most.get(key, _MOST_WORDS)]]
        asked = ([(column, example) for column, example, _count in dates], every, words)
        if asked != self._asked:
            self._asked = asked
            self._build(plan, dates, words, every)
        for column, buttons in self.orders.items():
            buttons.set_value(plan.rows.rules[column].date_order or "")
        for word, chooser in self.words.items():
            chooser.show_choice(self._answer(plan, word))
        for key, buttons in self.others.items():
            buttons.set_value(_common_answer(plan, self._without_line(every[key])))
        open_dates = sum(not plan.rows.rules[column].date_order for column in self.orders)
        said = translate(
            "ImportWizard", "%n questions about this file", len(self.orders) + sum(map(len, every.values()))
        )
        if open_dates:
            unanswered = translate("ImportWizard", "day or month first?")
            said = labelled(said, unanswered)
        self._head.setText(said)
        self.setVisible(bool(self.orders or self.words))

    def _set_folded(self, folded: bool) -> None:
        self._area.setVisible(not folded)
        self.fold.setText(translate("ImportWizard", "Show") if folded else translate("ImportWizard", "Hide"))

    def _build(
        self,
        plan: Plan,
        dates: Sequence[tuple[int, str, int]],
        words: Sequence[Word],
        every: Mapping[str, Sequence[Word]],
    ) -> None:
        self.orders.clear()
        self.words.clear()
        self.others.clear()
        self._content = plan.prepared.content
        self._entries = {
            key: import_lists.entries(self._session, key) for key in dict.fromkeys(key for key, _ in words)
        }
        lines = QWidget(self)
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for row, (column, example, count) in enumerate(dates):
            heading = plan.prepared.columns[column].heading
            said = translate("ImportWizard", "%n dates of {heading} read two ways: {example}", count)
            grid.addWidget(ElideLabel(said.format(heading=heading, example=example), parent=lines), row, 0)
            grid.addWidget(self._order(column, heading, example, lines), row, 1, 1, 2)
        row = len(dates)
        for key in self._entries:
            own = [word for word in words if word[0] == key]
            for at, word in enumerate(own):
                count = plan.unknown[key][word[1]]
                said = translate("ImportWizard", "{list}: “{word}” is not in the list · %n rows", count)
                said = said.format(list=field_title(key, self._content), word=word[1])
                grid.addWidget(ElideLabel(said, parent=lines), row, 0)
                grid.addWidget(self._word(word, lines), row, 1)
                if len(own) > 1 and at == 0:
                    grid.addWidget(self._all(key, every[key], lines), row, 2)
                row += 1
            rest = self._without_line(every[key])
            if rest:
                said = translate("ImportWizard", "{list}: %n other words that are not in the list", len(rest))
                said = said.format(list=field_title(key, self._content))
                grid.addWidget(ElideLabel(said, parent=lines), row, 0)
                grid.addWidget(self._others(key, said, rest, lines), row, 1)
                grid.addWidget(self._more(key, lines), row, 2)
                row += 1
        grid.setRowStretch(row, 1)
        self._area.setWidget(lines)
        line = theme.metrics().control + grid.verticalSpacing()
        self._area.setFixedHeight(round(line * min(row, _LINES)))

    def _order(self, column: int, heading: str, example: str, parent: QWidget) -> SegmentedButtons:
        options = [
            (order, labelled(words, _read(example, order)), "")
            for order, words in (
                ("dmy", translate("ImportWizard", "day first")),
                ("mdy", translate("ImportWizard", "month first")),
            )
        ]
        buttons = SegmentedButtons(heading, options, parent, clearable=True)
        buttons.chosen.connect(lambda order: self.order_chosen.emit(column, order))
        self.orders[column] = buttons
        return buttons

    def _word(self, word: Word, parent: QWidget) -> Chooser:
        name = translate("ImportWizard", "What {word} becomes").format(word=word[1])
        chooser = Chooser(partial(self._choices, word), name, framed=True, parent=parent)
        chooser.setFixedWidth(_ANSWER_WIDTH)
        chooser.chosen.connect(
            lambda chosen: self.words_chosen.emit({word: None if chosen == _EMPTY else chosen})
        )
        self.words[word] = chooser
        return chooser

    def _without_line(self, words: Sequence[Word]) -> list[Word]:
        return [word for word in words if word not in self.words]

    def _others(self, key: str, said: str, rest: Sequence[Word], parent: QWidget) -> SegmentedButtons:
        options = [
            (ADD[0], translate("ImportWizard", "add them all"), ""),
            (_EMPTY[0], translate("ImportWizard", "leave them empty"), ""),
        ]
        buttons = SegmentedButtons(said, options, parent)
        buttons.chosen.connect(
            lambda answer: self.words_chosen.emit(dict.fromkeys(rest, ADD if answer == ADD[0] else None))
        )
        self.others[key] = buttons
        return buttons

    def _more(self, key: str, parent: QWidget) -> QPushButton:
        button = QPushButton(translate("ImportWizard", "Show more"), parent)
        button.setAutoDefault(False)
        theme.style(button, look="link")
        button.clicked.connect(lambda _checked=False: self.show_more(key))
        return button

    def show_more(self, key: str) -> None:
        """Ask about more words of a list, each on its own line."""
        if self._plan is not None:
            self._most[key] = self._most.get(key, _MOST_WORDS) + _MOST_WORDS
            there = self._area.verticalScrollBar().value()
            self.show_plan(self._plan)
            self._area.verticalScrollBar().setValue(there)

    def _all(self, key: str, words: Sequence[Word], parent: QWidget) -> QPushButton:
        button = QPushButton(translate("ImportWizard", "Leave all empty"), parent)
        button.setToolTip(
            translate("ImportWizard", "{list}: no word is added").format(list=field_title(key, self._content))
        )
        button.setAutoDefault(False)
        theme.style(button, look="link")
        button.clicked.connect(lambda _checked=False: self.words_chosen.emit(dict.fromkeys(words, None)))
        return button

    def _choices(self, word: Word, typed: str) -> list[Choice]:
        fixed = [
            Choice(ADD, translate("ImportWizard", "add it to the list")),
            Choice(_EMPTY, translate("ImportWizard", "leave it empty")),
        ]
        entries = [Choice(entry_id, name) for entry_id, name in self._entries[word[0]]]
        new = translate("ImportWizard", "new")
        entries += [
            Choice(other, other, more=new) for key, other in self.words if key == word[0] and other != word[1]
        ]
        entries.sort(key=lambda choice: not _alike(choice.name, word[1]))
        return matching([*fixed, *entries], typed)

    def _answer(self, plan: Plan, word: Word) -> str:
        if word not in plan.options.replaced:
            return translate("ImportWizard", "add it to the list")
        entry = plan.options.replaced[word]
        if entry is None:
            return translate("ImportWizard", "leave it empty")
        name = entry if isinstance(entry, str) else dict(self._entries[word[0]]).get(entry, "—")
        return translate("ImportWizard", "it is {entry}").format(entry=name)


def _common_answer(plan: Plan, words: Sequence[Word]) -> str:
    """What all these words become; "" when they differ."""
    answers = {plan.options.replaced.get(word, ADD) for word in words}
    if answers == {ADD}:
        return ADD[0]
    return _EMPTY[0] if answers == {None} else ""


def _read(example: str, order: str) -> str:
    found = partial_dates.parse(example, order=order)
    return partial_dates.show(found.stored) if found else ""


def _alike(entry: str, word: str) -> bool:
    one, other = entry.casefold(), word.casefold()
    return one in other or other in one
