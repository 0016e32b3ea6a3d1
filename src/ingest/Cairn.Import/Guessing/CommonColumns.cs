namespace Cairn.Import.Guessing;

/// <summary>Fields whose columns have the same name in every log.</summary>
internal static class CommonColumns
{
    public static readonly string[] Utm = ["utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term"];

    public static readonly string[] ClickIds = ["gclid", "gbraid", "wbraid", "dclid", "msclkid", "fbclid", "ttclid", "twclid", "yclid"];

    /// <summary>Whether a column is that UTM parameter: by its name, or as the member of a campaign (<c>context.campaign.source</c>).</summary>
    public static bool IsUtm(string column, string parameter)
    {
        var folded = ColumnRoles.Fold(column);
        var member = parameter["utm_".Length..];
        return folded.EndsWith(ColumnRoles.Fold(parameter), StringComparison.Ordinal)
            || folded.EndsWith("campaign" + member, StringComparison.Ordinal) || (member == "campaign" && folded.EndsWith("campaignname", StringComparison.Ordinal));
    }
}
