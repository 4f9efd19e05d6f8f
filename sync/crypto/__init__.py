"""Keys, sealing, signatures and proofs. The only importer of `cryptography` outside the server."""
