using System.Collections.ObjectModel;

namespace Cairn.Model;

/// <summary>What a customer allows, as an event says.</summary>
/// <param name="Categories">
/// Segment's <c>context.consent.categoryPreferences</c>: the category as the consent banner names it, and whether it is allowed.
/// </param>
/// <param name="GlobalPrivacyControl">Whether the browser asked not to be shared or sold (header <c>Sec-GPC: 1</c>).</param>
/// <remarks>Source: Segment's spec, "consent in the context object"; W3C, "Global Privacy Control (GPC)", section 3.</remarks>
public sealed record ConsentSignals(IReadOnlyDictionary<string, bool> Categories, bool GlobalPrivacyControl)
{
    /// <summary>The event says nothing.</summary>
    public static ConsentSignals None { get; } = new(ReadOnlyDictionary<string, bool>.Empty, GlobalPrivacyControl: false);
}
