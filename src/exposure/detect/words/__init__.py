"""Worded disclosures: the language of patterns, one index of the words that wake them, and the context that decides."""
