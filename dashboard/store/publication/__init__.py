"""Publications: snapshots of a plan that are never changed, and a register of which one readers see.

    <plan>/published/register.jsonl          a line an act, only ever added to; the last one counts
    <plan>/published/<id>/SHA256SUMS         the SHA-256 of every other file, as `sha256sum --check` reads it
    <plan>/published/<id>/publication.json   when, by whom, which data, which program, which note
    <plan>/published/<id>/plan/              the plan's files byte for byte

The register is also the pointer to what is served: one file, replaced whole, so that there is one moment at
which a publication happens. A plan without a register is served from its own files.
"""
