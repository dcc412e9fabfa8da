"""Asks the services of public statistics, from the command line only, never for a page that is shown.

`client` speaks HTTP and mistrusts what comes, `pace` keeps to what a service allows, one module a service
says what is asked in which order, and `shelf` keeps answers in a folder and reads kept ones.
"""
