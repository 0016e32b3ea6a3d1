using System.Numerics;

namespace Cairn.Attribution.Accounting;

/// <summary>
/// Rounds shares to decimals so that they add up to the total exactly: every share is rounded down to the last decimal
/// kept, and the units left over go to the largest remainders (Hamilton's method; Balinski and Young, Fair
/// Representation, 1982, ch. 3). Equal remainders go by position, so the result is the same every time.
/// </summary>
internal static class Apportionment
{
    /// <summary>Decimals kept for conversions.</summary>
    public const int ConversionDecimals = 9;

    /// <summary>Decimals kept for money, or as many as the total has when it has more.</summary>
    public const int ValueDecimals = 8;

    /// <summary>
    /// Splits <paramref name="total"/> by <paramref name="amounts"/>, which already add up to it but for the rounding of
    /// floating-point numbers. An amount of 0 stays 0; when all are 0, the last one takes the total. Amounts may be
    /// negative (refunds).
    /// </summary>
    /// <param name="total">What was earned.</param>
    /// <param name="amounts">The shares before rounding; at least one.</param>
    /// <param name="decimals">Decimals to keep; the total's own when it has more.</param>
    public static decimal[] Split(decimal total, ReadOnlySpan<FixedSum> amounts, int decimals)
    {
        decimals = Math.Max(decimals, total.Scale);
        var power = BigInteger.Pow(10, decimals);
        var units = new BigInteger[amounts.Length];
        var remainders = new BigInteger[amounts.Length];
        var missing = ToUnits(total, decimals);
        for (var i = 0; i < amounts.Length; i++)
        {
            // BigInteger's division rounds towards zero; a floor keeps remainders in [0, 1) for refunds too.
            (units[i], remainders[i]) = BigInteger.DivRem(amounts[i].Units * power, FixedSum.One);
            if (remainders[i].Sign < 0)
                (units[i], remainders[i]) = (units[i] - 1, remainders[i] + FixedSum.One);
            missing -= units[i];
        }

        HandOut(missing, amounts, units, remainders);
        return Array.ConvertAll(units, unit => FromUnits(unit, decimals));
    }

    private static void HandOut(
        BigInteger missing, ReadOnlySpan<FixedSum> amounts, BigInteger[] units, BigInteger[] remainders)
    {
        var takers = new List<int>();
        for (var i = 0; i < amounts.Length; i++)
            if (!amounts[i].IsZero)
                takers.Add(i);
        if (takers.Count == 0)
            takers.Add(amounts.Length - 1);

        takers.Sort((a, b) => remainders[b] != remainders[a] ? remainders[b].CompareTo(remainders[a]) : a.CompareTo(b));
        // Rounding of floating-point numbers can leave more units over than takers, or too few: whole rounds go to all.
        var rounds = BigInteger.DivRem(missing, takers.Count, out var rest);
        if (rest.Sign < 0)
            (rounds, rest) = (rounds - 1, rest + takers.Count);
        for (var i = 0; i < takers.Count; i++)
            units[takers[i]] += rounds + (i < rest ? 1 : 0);
    }

    private static BigInteger ToUnits(decimal total, int decimals)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(total, bits);
        var whole = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        return (total < 0 ? -whole : whole) * BigInteger.Pow(10, decimals - total.Scale);
    }

    private static decimal FromUnits(BigInteger units, int decimals)
    {
        var whole = BigInteger.DivRem(units, BigInteger.Pow(10, decimals), out var rest);
        return (decimal)whole + ((decimal)rest / (decimal)BigInteger.Pow(10, decimals));
    }
}
