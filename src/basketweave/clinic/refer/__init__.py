"""The specialist decides, and says why."""
