"""Files and words at rest: encrypted, hashed, a key per patient."""
