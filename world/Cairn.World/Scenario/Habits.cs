namespace Cairn.World.Scenario;

/// <summary>How people differ, and how their intent moves. All on the scale of log-odds unless stated otherwise.</summary>
internal sealed record Habits
{
    /// <summary>Weight of a person's lasting wish, a standard normal number.</summary>
    public double Wish { get; init; } = 0.8;

    /// <summary>Part of the passing need that is left a day later (an autoregression of order 1).</summary>
    public double NeedCarry { get; init; } = 0.9;

    /// <summary>Standard deviation of the need's daily change.</summary>
    public double NeedNoise { get; init; } = 0.4;

    /// <summary>Standard deviation of the logarithm of a person's visit rate: heavy-tailed activity.</summary>
    public double ActivitySpread { get; init; } = 0.9;

    /// <summary>Correlation of activity and lasting wish.</summary>
    public double ActivityWish { get; init; } = 0.4;

    /// <summary>How visits grow with intent: by e to the power of this times intent.</summary>
    public double VisitSlope { get; init; } = 0.35;

    /// <summary>Visit rate of those who never heard of the brand, as a part of the others'.</summary>
    public double Stranger { get; init; } = 0.3;

    /// <summary>
    /// Visit rate of those whom retargeting or a reminder brought back some days ago, as a part of the usual: such an
    /// advertisement mostly moves a visit forward that would have come.
    /// </summary>
    public double Pulled { get; init; } = 0.3;

    /// <summary>For how many days that lasts.</summary>
    public int PulledDays { get; init; } = 5;

    /// <summary>Part of what acts add to intent that is left a day later.</summary>
    public double MemoryCarry { get; init; } = 0.85;

    /// <summary>Part of what a visit's acts add to intent that outlasts the visit.</summary>
    public double MemoryShare { get; init; } = 0.35;

    /// <summary>What a conversion takes from intent.</summary>
    public double Satisfaction { get; init; } = 1.8;

    /// <summary>Part of that which is left a day later.</summary>
    public double SatisfactionCarry { get; init; } = 0.94;

    /// <summary>Mean probability that a customer never comes again after a conversion (drop-out as in BG/NBD).</summary>
    public double DropOut { get; init; } = 0.2;

    /// <summary>Share of the people who knew the brand before the world begins.</summary>
    public double Existing { get; init; } = 0.35;

    /// <summary>Share of telephones that have the app.</summary>
    public double App { get; init; } = 0.3;

    /// <summary>Probability of a purchase in a store on a day at intent 0; 0: there are no stores.</summary>
    public double Store { get; init; }

    /// <summary>Seasonal factor of visits by month, January first.</summary>
    public IReadOnlyList<double> Months { get; init; } = [0.95, 0.9, 0.95, 1, 1, 0.95, 0.9, 0.92, 1, 1.05, 1.3, 1.35];

    /// <summary>Factor of visits by day of the week, Sunday first.</summary>
    public IReadOnlyList<double> Weekdays { get; init; } = [1.15, 1.05, 0.97, 0.95, 0.95, 0.93, 1.0];
}
