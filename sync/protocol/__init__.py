"""Messages, limits and routes, shared by both ends. Can neither sign nor open anything."""
