"""Filters of the journey's own templates."""
