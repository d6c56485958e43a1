"""Identity numbers: those that prove themselves by form and check digits, and those that words introduce."""
