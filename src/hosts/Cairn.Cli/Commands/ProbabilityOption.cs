using System.CommandLine;
using System.Globalization;

namespace Cairn.Cli.Commands;

/// <summary>An option that is a probability.</summary>
internal static class ProbabilityOption
{
    /// <summary>One with a value unless it is given.</summary>
    public static Option<double> Of(string name, string description, double value) => Checked(new Option<double>(name) { Description = description, HelpName = "P", DefaultValueFactory = _ => value });

    /// <summary>One that may be left away.</summary>
    public static Option<double?> Optional(string name, string description) => Checked(new Option<double?>(name) { Description = description, HelpName = "P" });

    private static Option<T> Checked<T>(Option<T> option)
    {
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (!double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !(value is >= 0 and <= 1))
                    result.AddError($"{option.Name} is '{token.Value}', which is no probability. Give a number from 0 to 1, as 0.9.");
        });
        return option;
    }
}
