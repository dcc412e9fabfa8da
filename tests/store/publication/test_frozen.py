"""An edition keeps what readers saw: the published plan, not what somebody is at in its folder."""

import pytest

from dashboard.store.editions import Editions
from dashboard.store.publication.faults import PublicationError
from tests.store.plans import frozen
from tests.store.publication.publishing import edited, published, seen


def test_what_is_not_published_is_not_frozen(plan):
    act = published(plan)
    edited(plan, "676 462", "676 463")
    edition = frozen(plan)
    assert Editions(plan).opened(edition.id).version == act.version == seen(plan)


def test_the_folder_is_frozen_where_nothing_was_ever_published(plan):
    edited(plan, "676 462", "676 463")
    edition = frozen(plan)
    assert Editions(plan).opened(edition.id).version == seen(plan)


def test_a_snapshot_that_was_altered_is_not_frozen(plan):
    act = published(plan)
    file = plan / "published" / act.id / "plan" / "goals.toml"
    file.chmod(0o644)
    file.write_bytes(file.read_bytes() + b"\n")
    with pytest.raises(PublicationError, match=r"goals\.toml"):
        frozen(plan)
    assert not (plan / "editions").exists()
