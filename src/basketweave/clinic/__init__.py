"""What we do: Django, one app for each step of care, on a few ground rooms."""
