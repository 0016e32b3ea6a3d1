using System.CommandLine;
using Cairn.Attribution;
using Cairn.Attribution.Journeys;
using Cairn.Attribution.Money;
using Cairn.Model;
using Cairn.Plan;

namespace Cairn.Cli.Commands;

/// <summary>The options that say which conversions of a data folder are attributed, to whom, and over which time.</summary>
internal sealed class AttributeDataOptions
{
    private readonly Option<string> _data = CommonOptions.Data();
    private readonly Option<string?> _plan = CommonOptions.PlanOverride();

    private readonly Option<string?> _conversion = new("--conversion")
    {
        Description = "The plan's conversion to attribute; may be left out when the plan has only one.",
        HelpName = "NAME",
    };

    private readonly Option<string> _by = new("--by")
    {
        Description = "The players: channel, event, campaign, source, medium, platform, or any property of the events.",
        DefaultValueFactory = _ => "channel",
    };

    private readonly Option<string?> _from = new("--from")
    {
        Description = "First day or moment on which conversions count: 2026-03-01, 2026-03-01T09:00+01:00.",
    };

    private readonly Option<string?> _to = new("--to")
    {
        Description = "Last day (inclusive), or the moment from which conversions no longer count.",
    };

    private readonly Option<string?> _window = new("--window")
    {
        Description = "The look-back, how far back a touch may lie: 30d, 12h. The plan's window unless given.",
    };

    private readonly Option<string> _weight = new("--weight")
    {
        Description = "'plan' multiplies each touch's weight by the plan's value of its event.",
        DefaultValueFactory = _ => "equal",
    };

    private readonly Option<string?> _currency = new("--currency")
    {
        Description = "The currency to add up; the plan's unless given, else that of most conversions.",
    };

    private readonly Option<string> _zone = ZoneOption.Create();

    private readonly Option<string?> _rates = new("--rates")
    {
        Description = "CSV file of exchange rates (date,from,to,rate), by which money in other currencies is converted.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _net = new("--net")
    {
        Description = "Take refunds off the money of their orders, for every player (`refund:` in the plan names the event).",
    };

    private readonly Option<bool> _bots = new("--bots")
    {
        Description = "Count the acts of machines that call themselves one, too.",
    };

    private readonly Option<double?> _probable = ProbabilityOption.Optional(
        "--probable-links", "Count devices as one person's that are so with at least this probability (see cairn identity suggest); none unless given.");

    private readonly Option<string?> _explain = new("--explain")
    {
        Description = $"Show one person's conversions: which touch got how much, and why. At once, by the models that judge a journey by itself; with --models also by {string.Join(", ", ModelNames.Learned)}, which learn from everybody's.",
        HelpName = "PERSON",
    };

    public AttributeDataOptions() => _weight.AcceptOnlyFromAmong("equal", "plan");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _data, _plan, _conversion, _by, _from, _to, _window, _weight, _currency, _zone, _rates, _net, _bots, _probable, _explain })
            command.Options.Add(option);
    }

    public string Folder(ParseResult result) => result.GetRequiredValue(_data);

    public string? PlanFile(ParseResult result) => result.GetValue(_plan);

    public string? Explain(ParseResult result) => result.GetValue(_explain);

    /// <summary>What the user asked for, in the terms of the plan.</summary>
    /// <exception cref="UserException">The plan knows no such conversion, or a time is none.</exception>
    public AttributionRequest Read(ParseResult result, TrackingPlan plan)
    {
        var conversion = Conversion(result.GetValue(_conversion), plan);
        var zone = ZoneOption.Read(result.GetRequiredValue(_zone));
        var from = result.GetValue(_from) is { } start ? Moment.Parse(start, "--from", zone) : (DateTimeOffset?)null;
        var to = result.GetValue(_to) is { } end ? Moment.ParseEnd(end, "--to", zone) : (DateTimeOffset?)null;
        if (from >= to)
            throw new UserException("--from is not before --to, so no conversion could count.", "Swap or widen the dates.");

        if (result.GetValue(_net) && conversion.Refund.Length == 0)
        {
            throw new UserException(
                $"--net: the plan {plan.Name} names no refund of '{conversion.Name}'.",
                $"Add `refund: EVENT` to conversions.{conversion.Name} in the plan, as refund: Order Refunded.");
        }

        return new AttributionRequest
        {
            Plan = plan,
            Conversion = conversion,
            By = Dimension.Of(result.GetRequiredValue(_by)),
            Window = result.GetValue(_window) is { } window ? Duration.Parse(window, "--window") : conversion.Window,
            From = from,
            To = to,
            WeighByPlan = result.GetRequiredValue(_weight) == "plan",
            Currency = result.GetValue(_currency)?.ToUpperInvariant() ?? "",
            Zone = zone,
            Rates = result.GetValue(_rates) is { } rates ? RatesFile.Read(rates) : CurrencyRates.None,
            NetOfRefunds = result.GetValue(_net),
            WithBots = result.GetValue(_bots),
            ProbableLinks = result.GetValue(_probable),
        };
    }

    private static PlannedConversion Conversion(string? name, TrackingPlan plan)
    {
        var known = string.Join(", ", plan.Conversions.Keys.Order(StringComparer.Ordinal));
        if (name is null)
        {
            return plan.Conversions.Count == 1
                ? plan.Conversions.Values.Single()
                : throw new UserException("It is not clear which conversion to attribute.", $"Add --conversion with one of: {known}.");
        }

        return plan.Conversions.GetValueOrDefault(name)
            ?? throw new UserException($"The plan {plan.Name} has no conversion '{name}'.", NearMiss.Ask(name, plan.Conversions.Keys, $"It has: {known}."));
    }
}
