"""The dashboard as a WSGI application: `gunicorn app:server`."""

from dashboard.factory import create_app
from dashboard.settings import Settings

app = create_app(Settings.from_environment())
server = app.server
