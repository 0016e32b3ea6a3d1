namespace Cairn.Protocols.MeasurementProtocol;

/// <summary>What the Measurement Protocol's validation path says is wrong with a body; its members are named as there.</summary>
/// <param name="FieldPath">The member, for example <c>events[0].params</c>.</param>
/// <param name="Description">The same as a sentence.</param>
/// <param name="ValidationCode">GA4's code, for example <c>NAME_INVALID</c>.</param>
/// <remarks>Source: GA4, "Measurement Protocol: validate events", ValidationMessage.</remarks>
public sealed record ValidationMessage(string FieldPath, string Description, string ValidationCode);
