-- Makes a source where there is none of that name.
INSERT INTO sources (name, created_at) VALUES (@Source, @Now) ON CONFLICT (name) DO NOTHING
