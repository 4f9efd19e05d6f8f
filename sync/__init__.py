"""Everything that crosses a network or a USB stick. Never knows the desktop."""
