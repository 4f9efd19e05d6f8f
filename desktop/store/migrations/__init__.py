"""One module per version of the vault. SQL only; none imports anything of ours."""
