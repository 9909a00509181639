"""The rules that a mission is held to, one function each."""
