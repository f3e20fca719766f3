"""The database: tables, transactions, encryption, migrations.  SQLite on one machine, PostgreSQL on many."""
