using System.Globalization;
using Cairn.Model;
using Cairn.Yaml;
using NodaTime;

namespace Cairn.Import.Mapping;

/// <summary>Reads the mapping's <c>time:</c>, which is a column's name or a map.</summary>
internal sealed class TimeSourceReader(FieldSourceReader sources, MistakeList mistakes)
{
    private static readonly string[] KnownFormats = ["auto", "iso", "epoch", "s", "ms", "us", "ns", "excel"];

    public TimeSource Read(YamlNode? node)
    {
        if (node is { IsScalar: true })
            return new TimeSource { Field = sources.Read(node, "time") ?? new FieldSource() };
        if (node is not { Kind: YamlKind.Map })
            return new TimeSource { Field = new FieldSource() };
        var field = new FieldSource { Columns = [], Join = " " };
        if ((node["column"] is null) == (node["columns"] is null))
            mistakes.Add(node, "time has no column, or both `column:` and `columns:`", "Name the column with the time under `time.column:`.");
        else
            field = field with { Columns = sources.Read(node["column"] ?? node["columns"], "time")?.Columns ?? [] };
        var defaults = new TimeSource { Field = field };
        return defaults with
        {
            Format = ReadFormat(node["format"]),
            Zone = node["zone"] is { IsScalar: true } zone ? ReadZone(zone) : null,
            ZoneField = node["zone"] is { Kind: YamlKind.Map } column ? sources.Read(column, "time.zone") : null,
            Since = ReadInstant(node["since"], "since"),
            Strict = node["strict"] is { Kind: YamlKind.Boolean, Text: "true" or "True" or "TRUE" },
            NotBefore = ReadInstant(node["not_before"], "not_before") ?? defaults.NotBefore,
            NotAfter = ReadInstant(node["not_after"], "not_after"),
        };
    }

    private string ReadFormat(YamlNode? node)
    {
        if (node is null)
            return "auto";
        var format = node.Text;
        if (KnownFormats.Contains(format, StringComparer.Ordinal) || (format.Contains('y') && format.Contains('d')))
            return format;
        mistakes.Add(node, $"time.format is '{format}'", NearMiss.Ask(format, KnownFormats,
            "Give auto, iso, epoch, s, ms, us, ns, excel, or a custom format such as \"dd.MM.yyyy HH:mm:ss\"."));
        return "auto";
    }

    private DateTimeZone? ReadZone(YamlNode node)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(node.Text) is { } zone)
            return zone;
        mistakes.Add(node, $"time.zone is '{node.Text}', which is no IANA time zone",
            NearMiss.Ask(node.Text, DateTimeZoneProviders.Tzdb.Ids, "Give a name such as UTC or Europe/Berlin; a column with zones is named as `zone: { column: NAME }`."));
        return null;
    }

    private DateTimeOffset? ReadInstant(YamlNode? node, string key)
    {
        if (node is null)
            return null;
        if (DateTimeOffset.TryParse(node.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
            return instant;
        mistakes.Add(node, $"time.{key} is '{node.Text}'", "Give a date or time such as 2024-01-01 or 2024-01-01T00:00:00Z.");
        return null;
    }
}
