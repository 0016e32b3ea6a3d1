namespace Cairn.Cli.Tests;

/// <summary>What a run of the program left behind.</summary>
internal sealed record CairnResult(int ExitCode, string Output, string Errors);
