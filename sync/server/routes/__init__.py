"""HTTP in, services called, HTTP out. One module per route of SPEC section 12."""
