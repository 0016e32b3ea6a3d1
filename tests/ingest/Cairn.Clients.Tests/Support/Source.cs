namespace Cairn.Clients.Tests.Support;

/// <summary>A source with its write key; every test has its own.</summary>
internal sealed record Source(string Name, string Key);
