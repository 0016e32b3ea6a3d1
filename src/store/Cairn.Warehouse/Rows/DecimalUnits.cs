namespace Cairn.Warehouse.Rows;

/// <summary>Numbers that ClickHouse stores as whole units of 10^-scale.</summary>
internal static class DecimalUnits
{
    public static decimal ToDecimal(Int128 units, int scale)
    {
        var isNegative = units < 0;
        var magnitude = (UInt128)(isNegative ? -units : units);
        // System.Decimal holds 96 bits and 28 places; a trailing zero says nothing and may go.
        while ((scale > 28 || magnitude >> 96 != 0) && scale > 0 && magnitude % 10 == 0)
        {
            magnitude /= 10;
            scale--;
        }

        if (scale > 28 || magnitude >> 96 != 0) throw new OverflowException($"{units} * 10^-{scale} does not fit a decimal.");
        return new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), isNegative, (byte)scale);
    }

    public static long ToTicks(long units, int scale)
    {
        for (; scale < 7; scale++) units = checked(units * 10);
        for (; scale > 7; scale--) units /= 10;
        return units;
    }
}
