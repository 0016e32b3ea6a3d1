-- Can a server read while a command writes? (SQLite only; PostgreSQL always can.)
PRAGMA journal_mode = WAL
