"""Saving what verifies of a damaged vault into a new one (VAULT.md, section 13)."""
