"""Worded disclosures: the language of patterns, one automaton over all of them, and the context that decides."""
