"""The ways into a vault beside its passphrase: made, printed, proved, removed, used."""
