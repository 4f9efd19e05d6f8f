"""Opening the vault: the first thing people see on most days."""
