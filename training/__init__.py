"""The texts that teach the semantic heads, and the script that does it: `make heads`."""
