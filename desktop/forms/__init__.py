"""XLSForm in, questions with logic out. Knows no store and no Qt."""
