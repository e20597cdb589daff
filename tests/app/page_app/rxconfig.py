import os

import reflex as rx

config = rx.Config(
    app_name="pageapp",
    telemetry_enabled=False,
    show_built_with_reflex=False,
    api_url=os.environ["API_URL"],
)
