-- Lets an import say that it has ended: the last of its rows holds how many records the log has, the others 0.
ALTER TABLE {{table:imports}} {{on_cluster}}
  ADD COLUMN IF NOT EXISTS records UInt64
