-- Records that one schema step was applied.
INSERT INTO migrations (number, name, digest, applied_at)
SELECT {number:UInt32}, {name:String}, {digest:String}, now64(3, 'UTC')
