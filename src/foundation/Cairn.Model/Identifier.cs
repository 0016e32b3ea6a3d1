namespace Cairn.Model;

/// <summary>A typed id of a customer, for example (<c>wallet</c>, <c>0xabc…</c>).</summary>
/// <param name="Type">One of the plan's identifier types.</param>
/// <param name="Value">The id as the sender spelled it; never empty.</param>
public readonly record struct Identifier(string Type, string Value);
