"""Before and after, and what now."""
