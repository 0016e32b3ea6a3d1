-- Takes back how webhooks of a kind prove that they come from a source's sender.
DELETE FROM webhooks WHERE source = @Source AND kind = @Kind
