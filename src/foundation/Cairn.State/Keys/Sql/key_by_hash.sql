-- Which key has this SHA-256?
SELECT id AS Id, source AS Source, hash AS Hash, hint AS Hint, created_at AS CreatedAt, rotated_at AS RotatedAt, disabled_at AS DisabledAt
FROM write_keys
WHERE hash = @Hash
