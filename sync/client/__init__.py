"""Plan, push, pull. Speaks HTTP through `transport` only; knows the vault through `ports` only."""
