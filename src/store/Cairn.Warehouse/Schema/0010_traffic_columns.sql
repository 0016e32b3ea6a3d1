-- Adds to every event where its visit came from, derived of campaign parameters, click id and referrer.
-- Rows from before say what their campaign parameters and their channel say. All three are empty where the event says nothing.
ALTER TABLE {{table:events}} {{on_cluster}}
  ADD COLUMN IF NOT EXISTS traffic_source LowCardinality(String) DEFAULT multiIf(
    utm_source != '', utm_source,
    utm_medium != '' OR utm_campaign != '', '(not set)',
    channel = 'Direct', '(direct)',
    channel != '', '(not set)',
    '') AFTER channel,
  ADD COLUMN IF NOT EXISTS traffic_medium LowCardinality(String) DEFAULT multiIf(
    utm_medium != '', utm_medium,
    utm_source != '' OR utm_campaign != '', '(not set)',
    channel = 'Direct', '(none)',
    channel != '', '(not set)',
    '') AFTER traffic_source,
  ADD COLUMN IF NOT EXISTS traffic_campaign LowCardinality(String) DEFAULT utm_campaign AFTER traffic_medium
