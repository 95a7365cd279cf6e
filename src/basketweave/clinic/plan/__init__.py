"""A course, its windows, and its sessions in the diary."""
