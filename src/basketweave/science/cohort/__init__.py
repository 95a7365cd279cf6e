"""Made-up patients as a list of plain deeds: (seed, today) -> who does what, when, to whom."""
