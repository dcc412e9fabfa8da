"""The dashboard as a WSGI application: `gunicorn app:server`."""

from dashboard.factory import create_server
from dashboard.settings import Settings

server = create_server(Settings.from_environment())
