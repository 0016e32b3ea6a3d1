using Cairn.World.Randomness;

namespace Cairn.World.Simulation;

/// <summary>
/// Who lives together. People are numbered so that a household's members are neighbours, and every sixteen begin anew: so
/// the household of anybody can be told without looking at all the others.
/// </summary>
/// <param name="seed">The world's seed.</param>
internal sealed class Households(ulong seed)
{
    /// <summary>People among whom households are cut; no household crosses such a border.</summary>
    public const int Block = 16;

    /// <summary>The largest household.</summary>
    public const int Max = 4;

    private static readonly double[] Sizes = [0.42, 0.33, 0.14, 0.11];

    /// <summary>Number of the household's first member.</summary>
    public int First(int person)
    {
        var border = person - person % Block;
        var first = border;
        while (true)
        {
            var next = first + Size(first);
            if (next > person)
                return first;
            first = next;
        }
    }

    /// <summary>How many live together whose first member is <paramref name="first"/>.</summary>
    public int Size(int first)
    {
        var size = 1 + new Draws(Mix.Of(seed ^ 0x4005E, (ulong)first)).Choose(0, Sizes);
        return Math.Min(size, Block - first % Block);
    }

    /// <summary>Whether a person's household has a tablet that all its members use.</summary>
    public bool SharesTablet(int person)
    {
        var first = First(person);
        return Size(first) > 1 && new Draws(Mix.Of(seed ^ 0x4005E, (ulong)first)).Happens(1, 0.5);
    }
}
