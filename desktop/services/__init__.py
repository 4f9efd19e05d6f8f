"""What a person does, one module per job. No Qt, no rows."""
