using System.Text;

namespace Cairn.World.Faults;

/// <summary>The files of faults that ship. They fit worlds of any length and both presets.</summary>
public static class FaultPresets
{
    /// <summary>From the mildest to the worst.</summary>
    public static IReadOnlyList<string> Names { get; } = ["calm", "leaky", "chaos"];

    /// <summary>The text of one.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such preset.</exception>
    public static string Text(string name)
    {
        using var stream = typeof(FaultPresets).Assembly.GetManifestResourceStream($"{typeof(FaultPresets).Namespace}.{name}.yaml")
            ?? throw new ArgumentException($"There is no preset of faults '{name}'.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
