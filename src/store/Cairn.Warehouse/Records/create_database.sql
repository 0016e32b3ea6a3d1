-- Makes the database that holds everything of Cairn's.
CREATE DATABASE IF NOT EXISTS {{database}} {{on_cluster}}
