"""What a patient is asked after a session, and which answers cannot wait. All derived by us from what was published."""
