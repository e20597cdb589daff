import os

import reflex as rx

config = rx.Config(
    app_name="peer_app",
    api_url="http://localhost:59999",  # replaced by the port of the run when the files are served
    telemetry_enabled=False,
    show_built_with_reflex=False,
    **({"react_compiler": True} if os.environ.get("TEST_REACT_COMPILER") else {}),
)
