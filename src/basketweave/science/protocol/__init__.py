"""What may be done to skin, and when not: the numbers, the rules, the scales, the check-in."""
