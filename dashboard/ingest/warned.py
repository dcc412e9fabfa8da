"""Which of the rules are milder than the others."""

WARNINGS = frozenset(
    {
        "break-outside-data",
        "commented-cell",
        "cover-list",
        "dash-as-missing",
        "dots-as-secret",
        "double-bom",
        "double-break",
        "duplicate-row",
        "formula",
        "goal-without-indicator",
        "hidden-columns",
        "hidden-rows",
        "hidden-sheet",
        "hidden-sheet-read",
        "jump",
        "left-behind",
        "no-final-newline",
        "no-identity",
        "note-alone",
        "other-sheet",
        "percent-cell",
        "rounded",
        "same-in-two-languages",
        "same-value",
        "secret-note",
        "share-without-denominator",
        "target-at-baseline",
        "text-kept",
        "struck-cell",
        "tidied",
        "unknown-file",
        "wordless-reason",
    }
)
"""Rules whose breach is worth a look but does not keep a plan from being loaded."""
