"""What sentences mean: a sentence encoder, small heads on it, and the findings that no word list gives."""
