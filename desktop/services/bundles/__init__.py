"""Evidence handed over with its proofs (BUNDLE.md): what is in the folder, and whether it holds. Needs no vault."""
