using System.Text.RegularExpressions;

namespace Cairn.Model.Plan.Shapes;

/// <summary>The forms that names in a plan have.</summary>
internal static partial class PlanNames
{
    public const string TitleInWords = "characters that can be seen, with no space at either end";
    public const string WordInWords = "lower-case letters, digits and '_', starting with a letter";
    public const string PropertyInWords = "letters, digits and . _ - $, starting with a letter, '_' or '$'";
    public const string CurrencyInWords = "2 to 12 capital letters and digits, as EUR or USDC";

    public const string HostInWords = "a host in lower case without path, as paypal.com, paypal.* for every country's ending, or 3ds. for hosts that begin so";

    /// <summary>Names of events and channels.</summary>
    public static Regex Title => TitleForm();

    /// <summary>Names of phases, conversions, owners of records and the like.</summary>
    public static Regex Word => WordForm();

    /// <summary>Names of properties.</summary>
    public static Regex Property => PropertyForm();

    /// <summary>Hosts, and what stands for several.</summary>
    public static Regex Host => HostForm();

    /// <summary>ISO 4217 codes and token symbols.</summary>
    public static Regex Currency => CurrencyForm();

    [GeneratedRegex(@"\A[a-z0-9_-]+(\.[a-z0-9_-]+)*(\.\*?)?\z")]
    private static partial Regex HostForm();

    [GeneratedRegex(@"\A[^\s\x00-\x1F\x7F](?:[^\x00-\x1F\x7F]*[^\s\x00-\x1F\x7F])?\z")]
    private static partial Regex TitleForm();

    [GeneratedRegex(@"\A[a-z][a-z0-9_]*\z")]
    private static partial Regex WordForm();

    [GeneratedRegex(@"\A[A-Za-z_$][A-Za-z0-9._$-]*\z")]
    private static partial Regex PropertyForm();

    [GeneratedRegex(@"\A[A-Z0-9]{2,12}\z")]
    private static partial Regex CurrencyForm();
}
