"""Users, roles, private links, the Actor, the permission door, the clock."""
