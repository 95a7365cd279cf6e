"""This clinic: sites, hours, rooms, devices, lots, texts."""
