"""A visitor asks for a free consultation."""
