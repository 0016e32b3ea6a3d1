namespace Cairn.World.Randomness;

/// <summary>
/// Random numbers that are looked up and not taken in turn: the same key and index always give the same number, whatever
/// else was drawn. So a world that is run again with one thing removed sees the same luck everywhere else (common random
/// numbers), and the order in which threads work cannot matter. A counter-based generator in the sense of Salmon et al.,
/// "Parallel Random Numbers: As Easy as 1, 2, 3" (SC 2011), with <see cref="Mix"/> for the scrambling.
/// </summary>
/// <param name="key">Names the place: person, day, visit.</param>
public readonly struct Draws(ulong key)
{
    /// <summary>The key that names the place.</summary>
    public ulong Key { get; } = key;

    /// <summary>A number evenly spread over the open interval from 0 to 1.</summary>
    public double Uniform(int index) => ((Mix.Of(Key ^ ((ulong)(uint)index << 1)) >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>Whether something of this probability happens.</summary>
    public bool Happens(int index, double probability) => Uniform(index) < probability;

    /// <summary>A standard normal number.</summary>
    public double Normal(int index) => Randomness.Normal.Quantile(Uniform(index));

    /// <summary>An exponentially distributed number with mean 1.</summary>
    public double Exponential(int index) => -ExactMath.Log(Uniform(index));

    /// <summary>A whole number from 0 to <paramref name="count"/> - 1.</summary>
    public int Below(int index, int count) => (int)(Uniform(index) * count);

    /// <summary>An index into <paramref name="weights"/>, each as likely as its weight.</summary>
    public int Choose(int index, ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
            total += weight;
        var left = Uniform(index) * total;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            left -= weights[i];
            if (left < 0)
                return i;
        }
        return weights.Length - 1;
    }

    /// <summary>
    /// A number from 0 to 1 of Kumaraswamy's distribution (J. Hydrology 46, 1980), a Beta distribution whose quantile is
    /// closed: 1 - (1 - u)^(1/b) to the power of 1/a.
    /// </summary>
    public double Kumaraswamy(int index, double a, double b) =>
        ExactMath.Pow(1 - ExactMath.Pow(1 - Uniform(index), 1 / b), 1 / a);

    /// <summary>The draws of a place within this one.</summary>
    public Draws Within(ulong place) => new(Mix.Of(Key, place));
}
