"""The tables' history. Run by `sync.server.db.upgrade`."""
