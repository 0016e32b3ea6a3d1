using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Cairn.Attribution.Resampling;

/// <summary>
/// Numbers drawn at random, most of them from Poisson distributions, looked up by key and place and never taken in turn: the same key gives the same
/// numbers, whatever was drawn before.
/// </summary>
internal static class KeyedDraws
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private const int Slots = 1 << 16;
    private const double MaxForInversion = 30;

    /// <summary>The inverse of the distribution with mean 1 over 65,536 equal slots; its mean is 1 but for 1e-5.</summary>
    private static readonly byte[] Inverse = InverseOfMeanOne();

    /// <summary>Fills with draws of mean 1: how often one person stands in each resample.</summary>
    public static void Fill(ulong key, Span<double> draws)
    {
        ulong bits = 0;
        for (var place = 0; place < draws.Length; place++)
        {
            // Four draws out of each 64 bits.
            bits = (place & 3) == 0 ? Mix(key + (Step * (ulong)((place >> 2) + 1))) : bits >> 16;
            draws[place] = Inverse[(ushort)bits];
        }
    }

    /// <summary>Fills with draws of a mean of 0 or more: how many of so many people stand in each resample.</summary>
    public static void Fill(ulong key, double mean, Span<double> draws)
    {
        if (mean == 0)
        {
            draws.Clear();
            return;
        }

        if (mean == 1)
        {
            Fill(key, draws);
            return;
        }

        var none = Math.Exp(-mean);
        for (var place = 0; place < draws.Length; place++)
        {
            var bits = Mix(key + (Step * (ulong)(place + 1)));
            draws[place] = mean < MaxForInversion ? Invert(mean, none, Uniform(bits)) : Rounded(mean, Uniform(bits), Uniform(Mix(bits)));
        }
    }

    /// <summary>A draw of the standard normal distribution, looked up by name and place.</summary>
    public static double Normal(string name, int place)
    {
        var bits = Mix(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(name.AsSpan())) + (Step * (ulong)(place + 1)));
        return BoxMuller(Uniform(bits), Uniform(Mix(bits)));
    }

    /// <summary>Scrambles 64 bits (Steele, Lea and Flood 2014, the finaliser of SplitMix64).</summary>
    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    private static double Uniform(ulong bits) => ((bits >> 11) + 0.5) / (1UL << 53);

    /// <param name="mean">The mean.</param>
    /// <param name="none">The probability of 0.</param>
    /// <param name="uniform">Between 0 and 1.</param>
    private static double Invert(double mean, double none, double uniform)
    {
        var count = 0;
        var probability = none;
        for (var sum = probability; sum < uniform && probability > 0; sum += probability)
            probability *= mean / ++count;
        return count;
    }

    /// <summary>The normal distribution of the same mean and variance.</summary>
    private static double Rounded(double mean, double first, double second) => Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * BoxMuller(first, second))));

    /// <summary>A standard normal number out of two uniform ones (Box and Muller 1958).</summary>
    private static double BoxMuller(double first, double second) => Math.Sqrt(-2 * Math.Log(first)) * Math.Cos(2 * Math.PI * second);

    private static byte[] InverseOfMeanOne()
    {
        var inverse = new byte[Slots];
        for (var slot = 0; slot < Slots; slot++)
            inverse[slot] = (byte)Invert(1, 1 / Math.E, (slot + 0.5) / Slots);
        return inverse;
    }
}
