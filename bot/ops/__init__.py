"""What keeps the service going: settings, health, locks, logs, supervision, the sweep."""
