namespace Cairn.World.Simulation;

/// <summary>One act as it happened, before any tracking.</summary>
/// <param name="At">When, Unix milliseconds.</param>
/// <param name="Event">Index of the event.</param>
/// <param name="Product">Number of the product or token pair.</param>
/// <param name="Cents">The money that it is about.</param>
/// <param name="Subject">Key of the order, checkout or transaction; 0 when none.</param>
/// <param name="Quantity">Pieces.</param>
/// <param name="Method">Index of the payment method.</param>
/// <param name="IsSignedIn">Whether the site knew who it was.</param>
internal readonly record struct ActRecord(
    long At, short Event, int Product, long Cents, ulong Subject, byte Quantity, byte Method, bool IsSignedIn);
