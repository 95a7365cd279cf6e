"""Who did or read what, sealed."""
