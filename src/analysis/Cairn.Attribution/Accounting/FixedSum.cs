using System.Numerics;

namespace Cairn.Attribution.Accounting;

/// <summary>
/// A sum in fixed point, in units of 2^-64. Whole numbers add up to the same sum in any order, so a report does not
/// depend on the order of its input, which no sum of floating-point numbers can promise.
/// Range: below 2^63 (9.2e18) either way; beyond it the arithmetic throws.
/// </summary>
internal struct FixedSum
{
    /// <summary>Units in 1.</summary>
    internal static readonly BigInteger One = BigInteger.One << 64;

    private const double Scale = 18446744073709551616.0; // 2^64: multiplying by it loses no bit

    private Int128 _units;

    /// <summary>The sum in units of 2^-64.</summary>
    public readonly BigInteger Units => _units;

    /// <summary>The sum, rounded to double precision.</summary>
    public readonly double Value => (double)_units / Scale;

    /// <summary>Whether the sum is 0.</summary>
    public readonly bool IsZero => _units == 0;

    /// <summary>Adds an amount, cut to a whole number of units.</summary>
    /// <exception cref="OverflowException">The sum leaves its range.</exception>
    public void Add(double amount) => _units = checked(_units + (Int128)(amount * Scale));
}
