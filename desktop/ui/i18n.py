"""The language of the window: which there are, and putting one on. Knows no page.

Texts of the window stand in `resources/translations/*.ts`; sentences about errors and states in `desktop.sentences`.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.paths import resources
from desktop.settings import system_language


@dataclass(frozen=True, slots=True)
class Language:
    """`reviewed`: somebody who grew up with the language has read the translation."""

    code: str
    name: str
    reviewed: bool


LANGUAGES = (Language("en", "English", True), Language("es", "Español", False))
_ROLE = "amparo-translator"


def usable(code: str) -> str:
    """`code` (empty: the system's) if the window speaks it, else English."""
    wanted = code or system_language()
    return wanted if any(language.code == wanted for language in LANGUAGES) else "en"


def speak(app: QApplication, code: str) -> str:
    """Put the language on; what is built from now on speaks it. Returns its code.

    Every widget hears of it, which takes its time: a language that is on already is left on.
    """
    language = usable(code)
    if app.property(_ROLE) == language:
        return language
    app.setProperty(_ROLE, language)
    for old in app.findChildren(QTranslator, _ROLE):
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(language))
    app.setLayoutDirection(QLocale(language).textDirection())
    own = str(resources("translations", f"amparo_{language}.qm"))
    qt = f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{language}.qm"
    for file in (qt, own):
        translator = QTranslator(app)
        translator.setObjectName(_ROLE)
        if translator.load(file):
            app.installTranslator(translator)
    return language


def menu_name(language: Language) -> str:
    """The language by its own name; one that no native speaker has read says so, in the language of the window."""
    if language.reviewed:
        return language.name
    remark = QCoreApplication.translate("i18n", "translation not reviewed")
    return f"{language.name} ({remark})"
