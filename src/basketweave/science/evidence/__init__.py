"""What was published: sources with their marks. Only what a number, rule or scale of ours rests on."""
