"""The API: read-only JSON over the same filters and the same words as the pages."""
