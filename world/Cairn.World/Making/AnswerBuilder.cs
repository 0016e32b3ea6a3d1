using System.Text.Json;
using Cairn.World.Answers;
using Cairn.World.Effects;
using Cairn.World.Faults;
using Cairn.World.Scenario;
using Cairn.World.Tracking;

namespace Cairn.World.Making;

/// <summary>Makes the short sections of the answers from the sums.</summary>
/// <param name="plan">The world.</param>
/// <param name="totals">The sums over all people.</param>
internal sealed class AnswerBuilder(WorldPlan plan, WorldTotals totals)
{
    private const double Cents = 100;

    public IReadOnlyList<EffectAnswer> Effects() =>
    [
        .. from question in plan.Questions.Index()
           where question.Item.Kind != Questions.AllChannels
           from conversion in plan.Preset.Conversions.Index()
           let count = totals.Effects.Count(question.Index, conversion.Index)
           let cents = totals.Effects.Cents(question.Index, conversion.Index)
           select new EffectAnswer
           {
               Kind = question.Item.Kind,
               Name = question.Item.Name,
               Id = question.Item.Id,
               Role = question.Item.Role,
               Conversion = conversion.Item,
               Conversions = count.Sum,
               ConversionsError = count.Error,
               Revenue = cents.Sum / Cents,
               RevenueError = cents.Error / Cents,
           },
    ];

    public IReadOnlyList<BaselineAnswer> Baseline()
    {
        var all = plan.Questions.Index().Single(question => question.Item.Kind == Questions.AllChannels).Index;
        return
        [
            .. plan.Preset.Conversions.Index().Select(entry => new BaselineAnswer(
                entry.Item,
                totals.Conversions[entry.Index],
                totals.Conversions[entry.Index] - totals.Effects.Count(all, entry.Index).Sum,
                totals.Cents[entry.Index] / Cents,
                (totals.Cents[entry.Index] - totals.Effects.Cents(all, entry.Index).Sum) / Cents)),
        ];
    }

    /// <summary>Cells in which nothing happened are left out.</summary>
    public IReadOnlyList<CaptureAnswer> Capture() =>
    [
        .. from world in plan.Preset.Data.Events.Index()
           from cell in plan.Dimensions.Cells.Index()
           let happened = totals.Captures.Count(world.Index, cell.Index, CaptureCount.True)
           where happened > 0
           select new CaptureAnswer
           {
               Event = world.Item.Name,
               Dimension = cell.Item.Dimension,
               Value = cell.Item.Dimension == "all" ? "" : cell.Item.Value,
               True = happened,
               Captured = totals.Captures.Count(world.Index, cell.Index, CaptureCount.Captured),
               Altered = totals.Captures.Count(world.Index, cell.Index, CaptureCount.Altered),
               Repeated = totals.Captures.Count(world.Index, cell.Index, CaptureCount.Repeated),
           },
    ];

    public IReadOnlyList<FaultAnswer> Faults() =>
    [
        .. plan.Faults.Plan.Faults.Index().Select(entry => new FaultAnswer
        {
            Id = entry.Item.Id,
            Kind = JsonNamingPolicy.SnakeCaseLower.ConvertName(entry.Item.Kind.ToString()),
            Start = DateTimeOffset.FromUnixTimeMilliseconds(entry.Item.Begins),
            End = entry.Item.Ends == long.MaxValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(entry.Item.Ends),
            Events = EventsOf(entry.Item),
            Whom = Whom(entry.Item),
            Lost = totals.Faults.Of(entry.Index, FaultEffect.Lost),
            Doubled = totals.Faults.Of(entry.Index, FaultEffect.Doubled),
            Delayed = totals.Faults.Of(entry.Index, FaultEffect.Delayed),
            Altered = totals.Faults.Of(entry.Index, FaultEffect.Altered),
            Phantom = totals.Faults.Of(entry.Index, FaultEffect.Phantom),
        }),
    ];

    /// <summary>The events that a fault concerns: the one that it names, or those that its kind can touch.</summary>
    private IReadOnlyList<string> EventsOf(Fault fault)
    {
        IReadOnlyList<string> Where(Func<WorldEvent, bool> concerns) =>
            [.. plan.Preset.Data.Events.Where(concerns).Select(world => world.Name)];
        return fault.Kind switch
        {
            _ when fault.Event is { } name => [name],
            FaultKind.PaymentRedirect => Where(world => world.Role == ActRole.Conversion && world.By is null),
            FaultKind.KycVendorDelays => Where(world => world.By == SenderKind.Kyc),
            FaultKind.ChainReorg or FaultKind.UnconfirmedTransactions =>
                Where(world => world.Role == ActRole.Conversion && (world.Fields & EventFields.Transaction) != 0),
            FaultKind.WrongCurrency => Where(world => (world.Fields & EventFields.Money) != 0),
            _ => [FaultAnswer.EveryEvent],
        };
    }

    private static Dictionary<string, IReadOnlyDictionary<string, double>> Whom(Fault fault)
    {
        var whom = new Dictionary<string, IReadOnlyDictionary<string, double>>();
        void Put(string dimension, IReadOnlyDictionary<string, double> values) => whom[dimension] = values;
        if (fault.Shares.Count > 0)
            Put(
                fault.Kind switch
                {
                    FaultKind.AdBlockers => "browser",
                    FaultKind.ConsentDeclined => "region",
                    _ => "payment_method",
                },
                fault.Shares);
        if (fault.Version is { } version)
            Put("app_version", new Dictionary<string, double> { [version] = 1 });
        if (fault.Sender is { } sender)
            Put("source", new Dictionary<string, double> { [sender] = 1 });
        if (fault.Share > 0)
            Put("share", new Dictionary<string, double> { ["all"] = fault.Share });
        return whom;
    }
}
