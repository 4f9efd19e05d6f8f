"""Backups: one sealed file on a stick, added to, read back, restored (VAULT.md, section 10)."""
