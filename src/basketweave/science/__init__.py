"""What is true: plain Python, by subject. No Django, no clock, no settings, no language."""
