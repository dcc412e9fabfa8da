"""Problems in definitions are told with the line of the very key, however the file is written."""


def test_a_text_in_a_table_of_its_own_is_found(plan):
    plan.change("goals.toml", 'name = { fi = "Lukeminen", sv = "Läsning", en = "Reading" }\n', "")
    plan.change(
        "goals.toml",
        '\n[[goal]]\nid = "young-people"',
        '\n[goal.name]\nfi = "Lukeminen"\nsv = ""\n\n[[goal]]\nid = "young-people"',
    )
    assert plan.found() == [("missing-language", 6, "name.en", ""), ("blank-language", 8, "name.sv", "")]


def test_a_category_is_found_on_its_own_line(plan):
    plan.change("breakdowns.toml", 'id = "boys"', 'id = "girls"')
    assert ("duplicate-id", 10, "id", "girls") in plan.found()


def test_terms_that_overlap_are_named(plan):
    plan.append("plan.toml", '\n[[term]]\nid = "2025-2029"\nfirst = 2025\nlast = 2029\n')
    assert plan.found() == [("terms-overlap", 19, "first", "2025-2029")]


def test_two_corrections_of_a_cell_are_named(plan):
    text = (plan.folder / "corrections.toml").read_text(encoding="utf-8")
    plan.append("corrections.toml", "\n" + text)
    assert plan.found() == [("duplicate-correction", 11, "indicator", "library-loans")]


def test_a_number_that_is_too_large_or_no_share_is_named(plan):
    plan.change("indicators.toml", "lead = 1", "lead = 0\nband = 1.5\nlowest = inf")
    assert sorted(plan.found()) == [
        ("out-of-range", 22, "lead", "0"),
        ("out-of-range", 23, "band", "1.5"),
        ("out-of-range", 24, "lowest", "inf"),
    ]
