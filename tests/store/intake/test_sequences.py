"""Whatever is done to a plan in whatever order: nothing is lost, and its log only grows."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.store.intake import IntakeRefused, files_of, read_log, verify
from tests.store.intake.deliveries import accepted, figure, measure, plan_files, proposed, restored, sound
from tests.store.plans import changed, real

_FIGURES = st.builds(
    figure,
    st.sampled_from(["library-loans", "unemployment"]),
    st.sampled_from([str(year) for year in range(2014, 2025)]),
    st.one_of(st.just(""), st.integers(min_value=0, max_value=99).map(str)),
    source=st.sampled_from(["", "made-up"]),
    note=st.sampled_from(["", 'a; "b"', "line\nline"]),
)
_IMPORT = st.tuples(
    st.just("import"),
    st.lists(_FIGURES, max_size=3, unique_by=lambda one: one.key),
    st.sampled_from(["ongoing", "done", "late"]),
)
_RESTORE = st.tuples(st.just("restore"), st.integers(min_value=1, max_value=9), st.none())
_EDIT = st.tuples(st.just("edit"), st.sampled_from(["Lukeminen", "Lukuilo", "Kirjat"]), st.none())

_LAST = ("import", [figure("unemployment", "2019", "5", source="made-up")], "stopped")


def done(plan, kind, what, state):
    """Do one act and return the states before and after it; one that is refused changes nothing."""
    if kind == "edit":
        text = (plan / "goals.toml").read_text(encoding="utf-8")
        old = text.split('fi = "')[1].split('"')[0]
        changed(plan / "goals.toml", f'fi = "{old}"', f'fi = "{what}"')
        return []
    before = plan_files(plan)
    try:
        if kind == "restore":
            restored(plan, what)
        else:
            found = proposed(plan, *what, measures=(measure("open-library", state=state),))
            accepted(plan, found, reason="Syy")
    except IntakeRefused:
        assert plan_files(plan) == before
        return []
    return [before, plan_files(plan)]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(_IMPORT, _RESTORE, _EDIT), max_size=6))
def test_any_acts_in_any_order_keep_every_state_and_a_whole_log(acts):
    with tempfile.TemporaryDirectory() as folder:
        plan = real(Path(folder) / "plan")
        log, states = b"", list[object]()
        for act in [*acts, _LAST]:
            states += done(plan, *act)
            content = read_log(plan).content
            assert content.startswith(log)
            log = content
        assert states
        assert sound(plan)
        assert verify(plan) == ()
        kept = [files_of(plan, entry.number) for entry in read_log(plan).entries]
        assert all(state in kept for state in states)
        for number, state in enumerate(kept, start=1):
            if plan_files(plan) != state:
                restored(plan, number)
            assert plan_files(plan) == state
