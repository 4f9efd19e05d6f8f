"""Item models over pages of plain values. They know no widget."""
