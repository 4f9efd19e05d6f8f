"""What the server does, without HTTP. Refusals are returned; exceptions are for surprises."""
