using Cairn.Import.Reading;
using Cairn.Plan;

namespace Cairn.Import.Guessing;

/// <summary>The guessed <c>properties:</c>: columns of delimited text that are to become numbers or booleans, as everything in such a file is text.</summary>
internal static class PropertyDraft
{
    /// <param name="roles">The columns; those that no role has taken may be properties.</param>
    /// <param name="dialect">The file's form.</param>
    /// <param name="value">The column that is the money of conversions; a price of the plan's is a property of other events too.</param>
    /// <param name="plan">The plan, if one is known.</param>
    /// <param name="line">Takes the lines.</param>
    public static void Write(ColumnRoles roles, Dialect dialect, ColumnProfile? value, TrackingPlan? plan, Action<string> line)
    {
        if (dialect.Format == LogFormat.JsonLines)
            return;
        var planned = (plan?.Events.Values ?? []).SelectMany(static planned => planned.Properties.Values).ToLookup(static property => property.Name, static property => property.Type);
        var columns = value is not null && planned.Contains(value.Name) ? roles.Rest.Append(value) : roles.Rest;
        var typed = columns.Select(column => (column.Name, Type: TypeOf(column, [.. planned[column.Name].Distinct()]))).Where(static column => column.Type is not null).ToList();
        if (typed.Count == 0)
            return;
        line("");
        line("properties:");
        foreach (var (name, type) in typed)
            line($"  {YamlText.Of(name)}: {{ column: {YamlText.Of(name)}, type: {type} }}");
    }

    /// <summary>The type that the plan's events agree on, where the column holds it; without a plan's word a number is what has decimals, as others may be ids.</summary>
    private static string? TypeOf(ColumnProfile column, PropertyType[] planned) => planned switch
    {
        [PropertyType.Number] when column.IsNumber => "number",
        [PropertyType.Integer] when column.IsNumber => "integer",
        [PropertyType.Boolean] when column.IsBoolean => "boolean",
        [] when column.IsNumber && column.HasDecimals => "number",
        _ => null,
    };
}
