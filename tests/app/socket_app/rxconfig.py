import reflex as rx

config = rx.Config(app_name="socketapp", telemetry_enabled=False, state_auto_setters=True)
