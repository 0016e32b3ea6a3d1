namespace Cairn.World.Faults.Reading;

/// <summary>Turns the names of the code into those of files.</summary>
internal static class SnakeCase
{
    /// <summary><c>AdBlockers</c> gives <c>ad_blockers</c>.</summary>
    public static string Of(string name) =>
        string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}")).ToLowerInvariant();
}
