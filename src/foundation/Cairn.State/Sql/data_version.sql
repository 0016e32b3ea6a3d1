-- Has another connection written since the last look? (SQLite only.)
PRAGMA data_version
