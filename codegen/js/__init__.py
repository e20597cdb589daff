"""JavaScript with JSX as trees: parsing, walking, scopes and flow."""
