"""One widget for each kind of answer. They know a value and how to ask for it; no form's logic and no service."""
