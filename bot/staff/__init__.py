"""The privacy team: its replies by mail, its verbs, its pages, its reports."""
