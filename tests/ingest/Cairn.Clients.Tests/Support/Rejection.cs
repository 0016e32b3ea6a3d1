namespace Cairn.Clients.Tests.Support;

/// <summary>A call that became no event: quarantined or suppressed.</summary>
internal sealed record Rejection(string Event, string Reason);
