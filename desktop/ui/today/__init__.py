"""Home: what needs you, what came back, where your records are."""
