"""Finished words to paper: PDF made on this server. It knows no patient and no rule."""
