namespace Cairn.World.Faults.Reading;

/// <summary>What a file must and may say about one kind of fault.</summary>
internal sealed record FaultShape(FaultKind Kind, IReadOnlyList<FieldUse> Fields)
{
    /// <summary>The kind's name in files.</summary>
    public string Name { get; } = SnakeCase.Of(Kind.ToString());

    /// <summary>What <c>shares</c> is by: browser, country, payment method.</summary>
    public string SharesBy { get; init; } = "";

    /// <summary>The names that <c>shares</c> may have.</summary>
    public Func<FaultContext, IReadOnlyList<string>> ShareNames { get; init; } = _ => [];

    /// <summary>Of whose events the kind is; of everybody's that customers' acts cause, unless it says otherwise.</summary>
    public IReadOnlyList<string> Senders { get; init; } = ["web", "app", "server"];

    /// <summary>How the kind uses a field; null when it has no use for it.</summary>
    public FieldUse? Use(FaultField field) => Fields.FirstOrDefault(use => use.Field == field);
}
