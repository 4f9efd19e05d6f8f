"""`make bench-server`: what one server takes from many devices at once, beside a bare sink and a bare COPY."""
