"""What specialists write in several stories."""

SCARS = "Rolling scars on both cheeks, soft when stretched. A course of needling is worth trying; no promise how much."
LINES = "Fine lines at rest. Needling may soften them a little; sun protection does as much."
A_PHOTOGRAPH = "CC0 photograph, nobody's patient."  # the licence of its face allows it to be shown
