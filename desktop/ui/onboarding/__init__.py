"""The first start: from a language to a vault, in a group or alone."""
