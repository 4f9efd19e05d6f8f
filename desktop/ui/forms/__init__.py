"""Forms that people bring: looked at before anybody fills them in."""
