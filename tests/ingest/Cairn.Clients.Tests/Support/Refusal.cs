namespace Cairn.Clients.Tests.Support;

/// <summary>A call that became no event: quarantined or kept out.</summary>
internal sealed record Refusal(string Event, string Reason);
