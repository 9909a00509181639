"""What a page shows, in one language: finished text, nothing left to format."""
