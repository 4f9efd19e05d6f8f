"""Lists of records: cases, testimonies, threats and the rest, one page for all of them."""
