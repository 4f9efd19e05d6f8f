"""The functions that a form's expressions may call. Importing this package teaches them to the parser."""

from desktop.forms.xpath.functions import arithmetic, choices, conditions, digests, moments, nodesets, places, words

__all__ = ["arithmetic", "choices", "conditions", "digests", "moments", "nodesets", "places", "words"]
