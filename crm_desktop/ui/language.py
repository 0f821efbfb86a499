"""Switching the language: the program's own words, and those of Qt (menus of fields, file choosers)."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from crm_desktop import i18n

_qt_words: QTranslator | None = None


def install(app: QApplication, language: str) -> None:
    """Speak `language` (a key of `i18n.LANGUAGES`) from now on; views are rebuilt by their window."""
    global _qt_words
    i18n.install(language)
    QLocale.setDefault(QLocale(language))
    if _qt_words is not None:
        app.removeTranslator(_qt_words)
        _qt_words = None
    if language != "en":
        translator = QTranslator(app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{language}", folder):
            app.installTranslator(translator)
            _qt_words = translator
