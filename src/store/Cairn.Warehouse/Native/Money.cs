namespace Cairn.Warehouse.Native;

/// <summary>What of a decimal the warehouse's Decimal(28, 8) can hold without rounding.</summary>
public static class Money
{
    /// <summary>Digits after the point that are kept.</summary>
    public const int Decimals = MoneyColumn.Scale;

    private const decimal Limit = 100_000_000_000_000_000_000m;

    /// <summary>Whether the value is stored exactly: at most 20 digits before and 8 after the point.</summary>
    public static bool Fits(decimal value) => Math.Abs(value) < Limit && decimal.Round(value, Decimals) == value;

    /// <summary>The value in units of 10^-8.</summary>
    internal static Int128 ToUnits(decimal value)
    {
        if (!Fits(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "does not fit Decimal(28, 8)");
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = new Int128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        for (var scale = (bits[3] >> 16) & 0xFF; scale != Decimals; scale += scale < Decimals ? 1 : -1)
            digits = scale < Decimals ? digits * 10 : digits / 10;
        return bits[3] < 0 ? -digits : digits;
    }
}
