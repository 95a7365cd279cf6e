"""Basketweave: from a free consultation to a change that was measured."""
