namespace Cairn.Identity.Tests;

/// <summary>What a test says of an event.</summary>
internal sealed record StoredEvent(int Second, string Event = "Page Viewed", string User = "", string Device = "", string Wallet = "", string Channel = "", string Hardware = "");
