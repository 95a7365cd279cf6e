"""Consent, the session recorded zone by zone, signed and locked."""
