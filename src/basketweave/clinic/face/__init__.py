"""The stippled face and body list: picker and map."""
