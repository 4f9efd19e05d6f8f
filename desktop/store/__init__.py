"""The vault: SQLCipher, sealed files, keyslots, search. Rows never leave this package."""
