"""Plays the cohort's deeds through the real actions."""
