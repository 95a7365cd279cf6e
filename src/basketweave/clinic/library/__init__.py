"""Evidence, rules and what patients should know, as pages."""
