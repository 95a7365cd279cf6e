"""What the `basketweave` command can do, one deed a file."""
