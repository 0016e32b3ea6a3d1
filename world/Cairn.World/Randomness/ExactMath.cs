namespace Cairn.World.Randomness;

/// <summary>
/// Elementary functions built on + - * / and the square root alone, which IEEE 754 (2019, clause 5.4.1) rounds the same on
/// every machine. <see cref="Math"/> asks the platform's C library, whose last bits differ, and one bit would be enough to
/// turn a purchase into none.
/// </summary>
public static class ExactMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double InverseLn2 = 1.4426950408889634;
    private const double Max = 700;

    /// <summary>e to the power of <paramref name="x"/>; beyond ±700 as at ±700. Relative error below 1e-15.</summary>
    public static double Exp(double x)
    {
        x = Math.Clamp(x, -Max, Max);
        var k = Math.Floor(x * InverseLn2 + 0.5);
        var r = x - k * Ln2High - k * Ln2Low;

        // Taylor up to r^13 / 13!; |r| is at most ln 2 / 2, so the next term is below 5e-18. Two halves run side by side.
        var square = r * r;
        var odd = ((((((1 / 6227020800.0 * square + 1 / 39916800.0) * square + 1 / 362880.0) * square + 1 / 5040.0)
            * square + 1 / 120.0) * square + 1 / 6.0) * square + 1) * r;
        var even = (((((1 / 479001600.0 * square + 1 / 3628800.0) * square + 1 / 40320.0) * square + 1 / 720.0)
            * square + 1 / 24.0) * square + 1 / 2.0) * square;
        var sum = 1 + (odd + even);
        return sum * BitConverter.Int64BitsToDouble(((long)k + 1023) << 52);
    }

    /// <summary>The natural logarithm of a positive normal number. Relative error below 1e-15.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        // ln m = 2 artanh s with s = (m - 1) / (m + 1), |s| below 0.1716: the series up to s^21.
        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = ((((((((((1 / 21.0 * square + 1 / 19.0) * square + 1 / 17.0) * square + 1 / 15.0) * square + 1 / 13.0)
            * square + 1 / 11.0) * square + 1 / 9.0) * square + 1 / 7.0) * square + 1 / 5.0) * square + 1 / 3.0) * square) + 1;
        return exponent * Ln2High + (exponent * Ln2Low + 2 * s * sum);
    }

    /// <summary>The logistic function 1 / (1 + e^-x).</summary>
    public static double Logistic(double x) => 1 / (1 + Exp(-x));

    /// <summary>The log-odds ln(p / (1 - p)) of a probability strictly between 0 and 1.</summary>
    public static double Logit(double p) => Log(p / (1 - p));

    /// <summary><paramref name="x"/> above 0 to the power of <paramref name="y"/>.</summary>
    public static double Pow(double x, double y) => Exp(y * Log(x));
}
