"""What a person sees, one folder per job. The only Qt."""
