"""A widget whose children flow in lines, and which is exactly as high as they are."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from crm_desktop.ui.widgets.flow_layout import FlowLayout


class FlowBox(QWidget):
    """Children in lines like words.

    A box layout gives everything inside it that has a height for its width its whole height and
    squeezes the rest; this widget sets its height itself instead, so a list beside it can shrink.

    Args:
        spacing: between children and between lines, in pixels.
        between: between lines, when that is another.
    """

    def __init__(
        self, spacing: int = 8, parent: QWidget | None = None, *, between: int | None = None
    ) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(self, spacing, between)

    def hasHeightForWidth(self) -> bool:
        return False

    def fit(self) -> None:
        """Take the height that the lines need; called by itself when width or children change."""
        height = self.flow.heightForWidth(self.width())
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.StyleChange:  # larger type: painted children are larger too
            self.flow.invalidate()
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            self.fit()
        return done
