"""Puts the parts together: settings to a Dash application."""

import pandas as pd
from dash import Dash

from dashboard.pages import overview
from dashboard.settings import PROJECT_FOLDER, Settings

PAGE = """<!DOCTYPE html>
<html lang="fi">
    <head>
        {%metas%}
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{%title%}</title>
        {%favicon%}
        {%css%}
    </head>
    <body>
        {%app_entry%}
        <footer>
            {%config%}
            {%scripts%}
            {%renderer%}
        </footer>
    </body>
</html>
"""


def create_app(settings: Settings) -> Dash:
    """Build the application; it can be called more than once in a process."""
    observations = settings.data_folder / settings.plan / "observations"
    rows = pd.read_csv(observations / "library-loans-per-resident.csv", sep=";", decimal=",")
    loans = rows[rows["area"] == "kokkola"].set_index("period")["value"]
    app = Dash(
        "dashboard",
        assets_folder=str(PROJECT_FOLDER / "assets"),
        index_string=PAGE,
        title=overview.finding(loans),
        update_title=None,  # type: ignore[arg-type]  # dash takes None, its annotation does not say so
        enable_mcp=False,
    )
    app.layout = overview.layout(loans)
    return app
