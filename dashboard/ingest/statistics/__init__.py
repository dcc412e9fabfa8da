"""Answers of public statistics to figures of a plan: bytes in, a delivery out. Nothing here asks anybody.

`definitions` says which series come from where, one module a service reads its answers, `checks` holds what
was read against the plan, and `deliver` puts it together.
"""
