"""Versions of the data under one address: each request is answered whole by the application of one of them.

A page names its version in the addresses of its callbacks and files, so that it gets no answer of another.
"""
