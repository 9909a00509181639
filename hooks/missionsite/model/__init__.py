"""The mission model: what a file may say, and the types that its values get."""
