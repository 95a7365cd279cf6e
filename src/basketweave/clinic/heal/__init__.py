"""Check-ins, worrying answers, tasks."""
