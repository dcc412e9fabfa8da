"""What is kept of a plan beside its files: editions, publications, the change log.

The only writer to a plan's folder.
"""
