"""What is done later: jobs, schedule, outbox, the alarm when nothing went out."""
