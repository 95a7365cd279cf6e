"""What the tests stand on: the database to run on, and children of a test."""
