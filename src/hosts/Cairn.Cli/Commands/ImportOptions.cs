namespace Cairn.Cli.Commands;

/// <summary>What <c>cairn import</c> was called with.</summary>
internal sealed record ImportOptions
{
    public required string[] Files { get; init; }

    /// <summary>The mapping file; null for request logs.</summary>
    public required string? Map { get; init; }

    /// <summary>The plan file; empty where none is named, which only a guess allows.</summary>
    public required string Plan { get; init; }

    /// <summary>Whether a mapping is to be guessed instead of used.</summary>
    public required bool IsGuess { get; init; }

    public required string Data { get; init; }

    public required string? Source { get; init; }

    /// <summary>Records that a dry run shows; 0: no dry run.</summary>
    public required int DryRows { get; init; }

    public required bool Replace { get; init; }

    /// <summary>The most bytes that are taken from standard input.</summary>
    public required long MaxStdin { get; init; }

    public required bool IsJson { get; init; }
}
