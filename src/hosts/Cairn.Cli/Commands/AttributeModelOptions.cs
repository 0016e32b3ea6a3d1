using System.CommandLine;
using System.Globalization;
using Cairn.Attribution;
using Cairn.Attribution.Experiments;
using Cairn.Model;

namespace Cairn.Cli.Commands;

/// <summary>The options that set the models, the same for path files and for a warehouse.</summary>
internal sealed class AttributeModelOptions
{
    private readonly Option<string> _models = new("--models")
    {
        Description = $"Models to run, separated by commas, or 'all': {string.Join(", ", ModelNames.OfActs)}. value_added is for acts (--by event or a property), and among the default of --by event.",
        DefaultValueFactory = _ => string.Join(", ", ModelNames.Default),
    };

    private readonly Option<string> _order = new("--order")
    {
        Description = $"Order of the Markov chain, 1 to {ModelOptions.MaxOrder}, or auto: the one up to {ModelOptions.MaxAutoOrder} that foretells best what comes next.",
        DefaultValueFactory = _ => "1",
    };

    private readonly Option<bool> _detail = new("--detail")
    {
        Description = "Say what the Markov model stands on, too: the removal effect of each player, and how often what follows what.",
    };

    private readonly Option<string?> _paid = new("--paid")
    {
        Description = "The players that are paid for, separated by commas, for first_paid and last_paid; GA4's paid channels unless given.",
        HelpName = "LIST",
    };

    private readonly Option<string> _position = new("--position")
    {
        Description = "Position-based weights: first/middle/last.",
        DefaultValueFactory = _ => "40/20/40",
    };

    private readonly Option<string> _halfLife = new("--half-life")
    {
        Description = "Time in which a touch loses half of its weight: 7d, 12h.",
        DefaultValueFactory = _ => "7d",
    };

    private readonly Option<bool> _whole = new("--whole-half-lives")
    {
        Description = "Time decay in steps: weight is lost by whole half-lives only.",
    };

    private readonly Option<string> _direct = new("--direct")
    {
        Description = "The player that last non-direct passes over; that of the visits that name no origin unless given.",
    };

    private readonly Option<bool> _collapse = new("--collapse")
    {
        Description = "Touches of one player in a row count as one.",
    };

    private readonly Option<int> _bootstrap = new("--bootstrap")
    {
        Description = $"In how many resamples of the people each model is worked out, to say how sure its credits are: 20 to {ModelOptions.MaxReplicates:N0}, or 0 for no intervals.",
        DefaultValueFactory = _ => 200,
    };

    private readonly Option<int> _level = new("--level")
    {
        Description = "How likely an interval covers, in per cent: 50 to 99.",
        DefaultValueFactory = _ => 90,
    };

    private readonly Option<string?> _experiments = new("--experiments")
    {
        Description = "CSV file of what experiments or hold-outs proved (key,from,to,share,low,high): each model gets a calibrated one beside it.",
        HelpName = "FILE",
    };

    /// <summary>Adds these options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _models, _order, _detail, _paid, _position, _halfLife, _whole, _direct, _collapse, _bootstrap, _level, _experiments })
            command.Options.Add(option);
    }

    /// <summary>Whether nobody chose the models.</summary>
    public bool AreDefault(ParseResult result) => result.GetResult(_models) is null or { Implicit: true };

    /// <summary>What experiments proved; none where no file is named.</summary>
    public IReadOnlyList<Experiment> Experiments(ParseResult result) => result.GetValue(_experiments) is { } file ? ExperimentFile.Read(file) : [];

    /// <summary>The models that the user asked for, where the touches are acts: there is one more, and it is among the default where there are not many players.</summary>
    public IReadOnlyList<string> OfActs(ParseResult result, bool hasFewPlayers) =>
        AreDefault(result) && hasFewPlayers ? [.. DefaultOf(result), ModelNames.ValueAdded]
        : result.GetValue(_models)!.Trim() == "all" ? ModelNames.OfActs
        : Read(result).Models;

    /// <summary>What the user asked for.</summary>
    public ModelOptions Read(ParseResult result) => new()
    {
        Models = AreDefault(result) ? DefaultOf(result) : ModelNames.Parse(result.GetValue(_models)!),
        Order = OrderOf(result.GetValue(_order)!),
        Detail = result.GetValue(_detail),
        PaidPlayers = result.GetValue(_paid)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        Position = PositionWeights.Parse(result.GetValue(_position)!),
        HalfLife = Duration.Parse(result.GetValue(_halfLife)!, "--half-life"),
        WholeHalfLives = result.GetValue(_whole),
        DirectPlayer = result.GetValue(_direct),
        CollapseRepeats = result.GetValue(_collapse),
        Replicates = result.GetValue(_bootstrap),
        Level = result.GetValue(_level) / 100.0,
    };

    /// <summary>With experiments there are two of each, and few are enough.</summary>
    private IReadOnlyList<string> DefaultOf(ParseResult result) =>
        result.GetValue(_experiments) is null ? ModelNames.Default : [ModelNames.LastTouch, ModelNames.Linear, ModelNames.Markov, ModelNames.Shapley];

    private static int OrderOf(string order) => order == "auto" ? ModelOptions.AutoOrder
        : int.TryParse(order, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new UserException($"'{order}' is not an order of a Markov chain.", $"Give an order from 1 to {ModelOptions.MaxOrder}, or auto.");
}
