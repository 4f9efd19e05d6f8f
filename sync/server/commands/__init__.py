"""What the keeper asks of `amparo-server`, a module for each kind of thing. Arguments in, sentences or JSON out."""
