"""Checking the vault, and the ways on from damage: one dialog each."""
