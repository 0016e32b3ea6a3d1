using System.Text.RegularExpressions;
using Cairn.Yaml.Shapes;

namespace Cairn.Plan.Shapes;

/// <summary>The forms that names in a plan have.</summary>
public static partial class PlanNames
{
    /// <summary><see cref="Title"/> in words.</summary>
    public const string TitleInWords = VisibleText.FormInWords;
    /// <summary><see cref="Word"/> in words.</summary>
    public const string WordInWords = "lower-case letters, digits and '_', starting with a letter";
    /// <summary><see cref="Property"/> in words.</summary>
    public const string PropertyInWords = "letters, digits and . _ - $, starting with a letter, '_' or '$'";
    /// <summary><see cref="Currency"/> in words.</summary>
    public const string CurrencyInWords = "2 to 12 capital letters and digits, as EUR or USDC";

    /// <summary><see cref="Host"/> in words.</summary>
    public const string HostInWords = "a host in lower case without path, as paypal.com, paypal.* for every country's ending, or 3ds. for hosts that begin so";

    /// <summary>Names of events and channels.</summary>
    public static Regex Title => VisibleText.Form;

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

    [GeneratedRegex(@"\A[a-z][a-z0-9_]*\z")]
    private static partial Regex WordForm();

    [GeneratedRegex(@"\A[A-Za-z_$][A-Za-z0-9._$-]*\z")]
    private static partial Regex PropertyForm();

    [GeneratedRegex(@"\A[A-Z0-9]{2,12}\z")]
    private static partial Regex CurrencyForm();
}
