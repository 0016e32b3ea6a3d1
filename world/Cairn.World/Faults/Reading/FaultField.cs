namespace Cairn.World.Faults.Reading;

/// <summary>The fields that only some kinds of fault take. Their names in files are in snake_case.</summary>
internal enum FaultField
{
    From,
    To,
    Share,
    Shares,
    Event,
    Version,
    Sender,
    Property,
    SentAs,
    Currency,
    MaxHours,
    Blocks,
}
