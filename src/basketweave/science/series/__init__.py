"""Lays out the sessions of a course in time."""
