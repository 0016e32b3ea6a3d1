using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace Cairn.Import.Decoding;

/// <summary>Time zones as logs name them: IANA's names, those of Windows, and offsets such as +01:00 or UTC+2.</summary>
internal static class ZoneNames
{
    private static readonly OffsetPattern[] Offsets =
        [OffsetPattern.CreateWithInvariantCulture("+HH:mm"), OffsetPattern.CreateWithInvariantCulture("+HHmm"), OffsetPattern.CreateWithInvariantCulture("+HH"), OffsetPattern.CreateWithInvariantCulture("+H")];

    /// <summary>The zone; null for a name that no list has.</summary>
    public static DateTimeZone? Find(string name)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is { } zone)
            return zone;
        if (name is "Z" or "z")
            return DateTimeZone.Utc;
        if (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out var id))
            return DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);
        var offset = name.StartsWith("UTC", StringComparison.Ordinal) || name.StartsWith("GMT", StringComparison.Ordinal) ? name[3..] : name;
        foreach (var pattern in Offsets)
            if (pattern.Parse(offset) is { Success: true } read)
                return DateTimeZone.ForOffset(read.Value);
        return null;
    }
}
