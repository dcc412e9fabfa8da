"""The presentation: a deck as one document, answers to questions, the presenter's notes."""

from dashboard.web.present.asked import Asked
from dashboard.web.present.routes import register

__all__ = ["Asked", "register"]
