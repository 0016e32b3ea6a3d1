namespace Cairn.Plan.Checking;

/// <summary>The column of an event in which a property may stand instead of in the JSON.</summary>
internal enum PropertyColumn
{
    None,
    Value,
    Currency,
    OrderId,
}
