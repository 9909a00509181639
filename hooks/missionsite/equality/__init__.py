"""Holds the two languages of a built site against each other: measures, rules, a report."""
