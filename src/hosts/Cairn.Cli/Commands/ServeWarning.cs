namespace Cairn.Cli.Commands;

/// <summary>Something about a collector's start that its operator should know.</summary>
/// <param name="Name">Its stable name.</param>
/// <param name="Problem">What it is.</param>
/// <param name="Remedy">What to do about it; null when that depends.</param>
internal sealed record ServeWarning(string Name, string Problem, string? Remedy);
