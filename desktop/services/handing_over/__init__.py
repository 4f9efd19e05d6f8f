"""Handing evidence over with its proofs (BUNDLE.md). The service is `handing_over.HandingOver`."""
