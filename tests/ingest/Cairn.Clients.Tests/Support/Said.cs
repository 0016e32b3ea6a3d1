namespace Cairn.Clients.Tests.Support;

/// <summary>What a client says that it did.</summary>
/// <param name="Call">Which call.</param>
/// <param name="Id">Under which message id.</param>
/// <param name="At">When, Unix milliseconds by the machine's own clock.</param>
internal sealed record Said(string Call, string Id, long At);
