"""The `basketweave` command."""
