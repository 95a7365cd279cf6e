"""Where everybody stands, one timeline a patient, the patient's own pages."""
