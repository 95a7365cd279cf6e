"""Staff, patients, episodes, consents."""
