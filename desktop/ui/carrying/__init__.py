"""Making room on this laptop: originals that the coordination has are removed, and come again."""
