"""The expressions of a form: XPath 1.0 with the functions of ODK. Knows nodes and values, no window and no store."""
