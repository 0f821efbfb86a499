"""Under the grid: what is to be said of the current row, and what can be done with the selected ones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from crm_desktop.data.session import Session
from crm_desktop.i18n import labelled, translate
from crm_desktop.services.import_plan import LEFT_OUT
from crm_desktop.services.imports import Fate, OnDuplicate, Plan
from crm_desktop.ui import theme
from crm_desktop.ui.import_wizard import row_words
from crm_desktop.ui.import_wizard.check_model import CheckModel

ROW_CHOICES = (OnDuplicate.SKIP, OnDuplicate.FILL, OnDuplicate.OVERWRITE, OnDuplicate.CREATE)
_LINES = 3
_CHOICE_WIDTH = 200


class RowPanel(QWidget):
    """Three lines of words, and the acts on rows beside them.

    Args:
        session: for the customer that a row was known by.
    """

    choice_made = Signal(object)  # OnDuplicate for the selected rows
    leave_out_wanted = Signal()
    put_back_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.choice = QComboBox(self)
        self.choice.setFixedWidth(_CHOICE_WIDTH)
        self.choice.setAccessibleName(translate("ImportWizard", "What happens with this row"))
        self.choice.activated.connect(lambda _at: self.choice_made.emit(self.choice.currentData()))
        self.leave_out = QPushButton(translate("ImportWizard", "Leave out"), self)
        self.leave_out.setToolTip(translate("ImportWizard", "Leave the selected rows out (Delete)"))
        self.leave_out.clicked.connect(lambda _checked=False: self.leave_out_wanted.emit())
        self.put_back = QPushButton(translate("ImportWizard", "Put back"), self)
        self.put_back.setToolTip(translate("ImportWizard", "Import the selected rows after all (Delete)"))
        self.put_back.clicked.connect(lambda _checked=False: self.put_back_wanted.emit())
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for widget in (self.choice, self.leave_out, self.put_back):
            acts.addWidget(widget)
        for button in (self.leave_out, self.put_back):
            button.setAutoDefault(False)
        right = QVBoxLayout()
        right.addLayout(acts)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.said, 1)
        row.addLayout(right)
        self.show_nothing()

    def show_nothing(self, notes: Sequence[str] = ()) -> None:
        """No row is current: what the file's rows have in common, and what can be done here."""
        hint = translate(
            "ImportWizard",
            "Marked cells can be corrected here: double-click, or press F2. Rows with errors are left "
            "out and can be saved to a workbook afterwards.",
        )
        self._set("\n".join([*notes, hint]), "secondary")
        self.choice.hide()
        self.leave_out.show()
        self.leave_out.setEnabled(False)
        self.put_back.hide()

    def show_row(self, plan: Plan, model: CheckModel, index: QModelIndex) -> None:
        """Tell about the row of a cell, the cell itself first."""
        row = model.row(index.row())
        problems = plan.problems.get(row, [])
        left_out = plan.reasons.get(row) == LEFT_OUT
        said = []
        if index.column() > 0:
            heading = plan.prepared.columns[index.column() - 1].heading
            said = [labelled(heading, each) for each in model.said_of(index.row(), index.column() - 1)]
        said += [
            labelled(each.heading, each.text) if each.heading else each.text
            for each in problems
            if each.column is None or each.column != index.column() - 1
        ]
        said += self._of_the_customer(plan, row)
        bad = plan.fates[row] == Fate.FAIL
        if said:
            self._set("\n".join(said), "bad" if bad else "warn" if problems else "")
        else:
            self._set(row_words.fate(plan, row), "secondary")
        self._offer(plan, row)
        self.leave_out.setVisible(not left_out)
        self.leave_out.setEnabled(True)
        self.put_back.setVisible(left_out)

    def _of_the_customer(self, plan: Plan, row: int) -> list[str]:
        repeated = row_words.repeated(plan, row)
        said = [repeated] if repeated else []
        known = row_words.customer(self._session, plan, row)
        if known:
            said.append(translate("ImportWizard", "You have: {customer}").format(customer=known))
        changes = row_words.changes(self._session, plan, row)
        if changes:
            said.append(translate("ImportWizard", "Changes: {changes}").format(changes=changes))
        return said

    def _offer(self, plan: Plan, row: int) -> None:
        """A choice of its own for a row that is there already."""
        asked = row in plan.duplicates and plan.reasons.get(row) != LEFT_OUT
        self.choice.setVisible(asked)
        if not asked:
            return
        policy = plan.policy(row)
        self.choice.clear()
        for each in (policy, *ROW_CHOICES) if policy == OnDuplicate.ASK else ROW_CHOICES:
            self.choice.addItem(row_words.policy(each), each)
        self.choice.setCurrentIndex(self.choice.findData(policy))

    def _set(self, text: str, role: str) -> None:
        theme.style(self.said, role=role)
        self.said.setText(text)
        self.said.setToolTip(text if text.count("\n") >= _LINES else "")
        self.said.setFixedHeight(self.said.fontMetrics().lineSpacing() * _LINES + 4)
