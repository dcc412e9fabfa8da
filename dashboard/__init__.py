"""A dashboard with which a Finnish municipality follows its wellbeing plan.

Layers, from the top; imports go downwards only, and neighbours in a layer do not know each other:

    cli                       the command line
    factory                   puts the parts together
    pages | web               one page a module | HTTP around Dash
    exports                   take-aways: files of the same figures and rows
    charts | ui | store       Plotly figures | Dash components | snapshots of a plan
    ingest | queries | text   files to a dataset | a dataset to answers | words and numbers
    domain | settings         nouns and rules | what the environment decides

The linter contracts in pyproject.toml keep these rules.
"""

__version__ = "0.1.0"
