"""The words that dates are written with, in the languages of the window. Month names come from Babel's CLDR.

Words are without accents and in lower case, as `folded` makes them.
"""

from __future__ import annotations

from functools import cache

from babel.dates import get_month_names

from desktop.ui.editor.folding import folded

LANGUAGES = ("en", "es", "fr", "pt")

TODAY = {"today", "hoy", "aujourd'hui", "hoje"}
YESTERDAY = {"yesterday", "ayer", "hier", "ontem"}
APPROXIMATE = {
    *("about", "around", "circa", "c.", "ca.", "ca", "approximately", "roughly"),
    *("hacia", "alrededor de", "aproximadamente", "cerca de", "mas o menos", "vers", "environ", "por volta de"),
}
UNCERTAIN = {
    "perhaps",
    "maybe",
    "possibly",
    "probably",
    "quiza",
    "quizas",
    "tal vez",
    "talvez",
    "peut-etre",
    "probablemente",
}
BEFORE = {"before", "until", "by", "antes de", "antes del", "hasta", "avant", "jusqu'a", "ate"}
AFTER = {"after", "since", "from", "despues de", "despues del", "desde", "apres", "depuis", "depois de"}
BETWEEN = {"between", "from", "entre", "de", "del", "desde"}
TO = {"and", "to", "until", "y", "e", "a", "al", "hasta", "et", "ate", "–", "—"}
EARLY = {
    "early",
    "beginning of",
    "start of",
    "principios de",
    "comienzos de",
    "inicios de",
    "a principios de",
    "debut",
    "inicio de",
}
MIDDLE = {"mid", "mid-", "middle of", "mediados de", "a mediados de", "mi-", "meados de"}
LATE = {"late", "end of", "finales de", "fines de", "a finales de", "a fines de", "fin", "fin de", "final de", "fim de"}
SEASONS = {
    21: {"spring", "primavera", "printemps"},
    22: {"summer", "verano", "ete", "verao"},
    23: {"autumn", "fall", "otono", "automne", "outono"},
    24: {"winter", "invierno", "hiver", "inverno"},
}
SMALL_WORDS = {"de", "del", "of", "the", "el", "la", "le", "du", "da", "do", "in", "on", "en", "em", "a"}


@cache
def months() -> dict[str, int]:
    """Every name and short name of a month in every language."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                found.setdefault(folded(name).rstrip("."), number)
    found["sept"] = 9
    return found


@cache
def seasons() -> dict[str, int]:
    return {word: number for number, words in SEASONS.items() for word in words}
