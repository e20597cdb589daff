"""Where the demo's backend is; `start.py` says so in the environment."""

import os

import reflex as rx

config = rx.Config(
    app_name="demo",
    api_url=os.environ.get("DEMO_BACKEND", "http://localhost:8000"),
    telemetry_enabled=False,
    show_built_with_reflex=False,
)
