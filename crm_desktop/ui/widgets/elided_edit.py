"""A line that is edited where it is read: cut with … while nobody edits it, the tooltip has all of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QToolTip

from crm_desktop.ui.widgets.line_edit import LineEdit

_INSIDE = 2  # pixels that Qt keeps between the frame's contents and the text


class ElidedEdit(LineEdit):
    """Looks like a label while it has no focus, and is a field as soon as it has it."""

    def shown_text(self) -> str:
        """What is seen: the whole text while it is edited, else what fits."""
        if self.hasFocus():
            return self.text()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.shown_text()
        if shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self._room(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            if self.shown_text() != self.text():
                QToolTip.showText(event.globalPos(), self.text(), self)
                return True
            if not self.toolTip():
                QToolTip.hideText()
        return super().event(event)

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        margins = self.textMargins()
        inside.adjust(margins.left() + _INSIDE, 0, -margins.right() - _INSIDE, 0)
        return inside
