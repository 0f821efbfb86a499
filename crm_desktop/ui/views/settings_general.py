"""The settings of the program itself: look, language, reminders, and where the data is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QWidget

from crm_desktop import i18n
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import autostart
from crm_desktop.ui import icons, theme
from crm_desktop.ui.views.settings_page import SettingsPage, labelled, section
from crm_desktop.ui.views.settings_reminders import RemindersSection
from crm_desktop.ui.widgets.copy_button import CopyButton
from crm_desktop.ui.widgets.field_row import FieldRow
from crm_desktop.ui.widgets.segmented import SegmentedButtons


class GeneralSettings(SettingsPage):
    """The tab. Each choice works at once and is remembered.

    Args:
        session: whose settings.
    """

    scheme_chosen = Signal(str)
    language_chosen = Signal(str)
    large_type_chosen = Signal(bool)
    folder_requested = Signal()
    page_requested = Signal(str)
    staying_changed = Signal()  # reminders, or whether the program stays when its window is closed

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.reminders = RemindersSection(session, autostart.entry(session.database.folder.root))
        self.reminders.changed.connect(self.staying_changed)
        self.set_sections((self._look(), self._words(), self._data()), (self.reminders,))

    @property
    def first_focus(self) -> QWidget:
        """Where the cursor begins."""
        return self.scheme

    def show_look(self, scheme: str, large_type: bool) -> None:
        """Show the look in use, when it was chosen elsewhere."""
        self.scheme.set_value(scheme)
        self.large.blockSignals(True)
        self.large.setChecked(large_type)
        self.large.blockSignals(False)

    def _look(self) -> QWidget:
        part, column = section(translate("Settings", "Appearance"))
        self.scheme = SegmentedButtons(
            translate("Settings", "Theme"),
            [
                ("system", translate("Settings", "Follow the system"), "system"),
                ("light", translate("Settings", "Light"), "light"),
                ("dark", translate("Settings", "Dark"), "dark"),
            ],
        )
        self.scheme.set_value(self._session.setting("scheme", "system"))
        self.scheme.chosen.connect(self.scheme_chosen)
        self.large = QCheckBox(translate("Settings", "Large type"))
        self.large.setChecked(bool(self._session.setting("large_type", False)))
        self.large.toggled.connect(self.large_type_chosen)
        column.addWidget(labelled(translate("Settings", "Theme"), self.scheme))
        column.addWidget(labelled("", self.large))
        return part

    def _words(self) -> QWidget:
        part, column = section(translate("Settings", "Language"))
        self.language = SegmentedButtons(
            translate("Settings", "Language"), [(key, title, "") for key, title in i18n.LANGUAGES.items()]
        )
        self.language.set_value(i18n.language())
        self.language.chosen.connect(self.language_chosen)
        column.addWidget(labelled(translate("Settings", "Language"), self.language))
        return part

    def _data(self) -> QWidget:
        part, column = section(translate("Settings", "Data"))
        folder = str(self._session.database.folder.root)
        place = QLabel(folder)
        place.setWordWrap(True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = CopyButton(lambda: folder)
        show = QPushButton(icons.icon("open"), translate("Settings", "Open"))
        show.clicked.connect(lambda _checked=False: self.folder_requested.emit())
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(place, 1)
        row.addWidget(copy)
        row.addWidget(show)
        column.addWidget(FieldRow(translate("Settings", "Data folder"), holder))
        words = QLabel(translate("Settings", "Everything is in this folder on this PC, its backups too."))
        words.setWordWrap(True)
        theme.style(words, role="secondary")
        column.addWidget(words)
        pages = QHBoxLayout()
        pages.setSpacing(8)
        for icon, title, page in (
            ("backup", translate("Settings", "Backups and safety"), "backups"),
            ("info", translate("Settings", "System health"), "health"),
        ):
            button = QPushButton(icons.icon(icon), title)
            button.clicked.connect(lambda _checked=False, page=page: self.page_requested.emit(page))
            pages.addWidget(button)
        pages.addStretch(1)
        column.addLayout(pages)
        return part
