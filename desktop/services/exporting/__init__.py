"""Taking everything out, as a folder of open formats (EXPORT.md). The service is `exporting.Exporting`."""
