"""Who, which room, which device is held when: the one guarded table."""
