"""Deliveries into a plan's files: what each would become, in as few changed bytes as possible."""
