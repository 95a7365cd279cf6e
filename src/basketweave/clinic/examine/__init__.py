"""The specialist looks: phototype, grades, photographs."""
