"""Identifiers and secrets: shapes, check digits, and the words about them that say whose they are."""
