"""Taking everything out of the vault: what for, what leaves and what stays, writing it."""
