"""The dashboard as it is, one version of it."""

from dashboard.factory import create_app
from dashboard.settings import Settings

app = create_app(Settings.from_environment())
