"""Seeing and hearing evidence, and making it. Plaintext is only ever in memory; no temp file is made."""
