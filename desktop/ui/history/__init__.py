"""What happened to one record, sitting by sitting."""
