using Cairn.Plan;

namespace Cairn.Import.Mapping;

/// <summary>The columns that a mapping names, and those that hold numbers.</summary>
internal static class MappingColumns
{
    /// <summary>Every column once.</summary>
    public static IEnumerable<string> All(ImportMapping mapping)
    {
        var sources = Sources(mapping).SelectMany(source => source.Times is { } times ? source.Columns.Append(times) : source.Columns);
        var conditions = mapping.Rows.Concat(mapping.Also.SelectMany(also => also.When)).Concat(mapping.Each?.When ?? []).Select(when => when.Column);
        var lastOf = mapping.Also.Select(also => also.LastOf).OfType<ColumnName>();
        return sources.Concat(conditions).Concat(lastOf).Select(column => column.Name).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The columns whose numbers may be written in more than one way: those of money and of properties that are numbers.</summary>
    public static IEnumerable<ColumnName> OfNumbers(ImportMapping mapping) => Numbers(mapping)
        .OfType<FieldSource>()
        .Where(source => source is { DecimalMark: null, IsSum: false, Columns.Count: 1 })
        .Select(source => source.Columns[0])
        .DistinctBy(column => column.Name);

    private static IEnumerable<FieldSource?> Numbers(ImportMapping mapping) =>
    [
        mapping.Fields.GetValueOrDefault("value"),
        .. mapping.Also.Select(also => also.Value),
        .. mapping.Properties.Where(property => property.Type is PropertyType.Number or PropertyType.Integer).Select(property => property.Field),
    ];

    private static IEnumerable<FieldSource> Sources(ImportMapping mapping) => new[] { mapping.Event, mapping.Time.Field, mapping.Time.ZoneField }
        .Concat(mapping.Identifiers.Values).Concat(mapping.Fields.Values).Concat(mapping.Traffic.Values)
        .Concat(mapping.Properties.Select(property => property.Field))
        .Concat(mapping.Also.SelectMany(also => new[] { also.Value, also.Currency, also.OrderId }))
        .OfType<FieldSource>();
}
