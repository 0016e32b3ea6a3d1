using System.Buffers;
using Cairn.Model;

namespace Cairn.Pipeline.Steps;

/// <summary>
/// The one door of identifiers: trims them, takes placeholders off, and rejects an event that belongs to nobody. Whose the
/// event is, Cairn.Identity finds when it is asked for, so stored events are never rewritten.
/// </summary>
/// <param name="realIds">Ids that are no placeholders in this log although they look like it; null: none.</param>
public sealed class IdentifierStep(IReadOnlySet<string>? realIds = null) : PipelineStep
{
    /// <summary>The longest identifier that is accepted, in characters.</summary>
    public const int MaxLength = 512;

    private const string UserId = "user_id", AnonymousId = "anonymous_id", Wallet = "wallet";

    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(static code => (char)code).Where(char.IsControl)]);

    /// <inheritdoc/>
    public override string Name => IngestSteps.Identifiers;

    /// <inheritdoc/>
    public override Outcome Apply(Event e)
    {
        // The first placeholder that was taken off: it tells the sender why an event belongs to nobody.
        Identifier? placeholder = null;
        e.UserId = Cleaned(UserId, e.UserId, ref placeholder);
        e.AnonymousId = Cleaned(AnonymousId, e.AnonymousId, ref placeholder);
        if (e.Identifiers.Count > 0)
            e.Identifiers = Cleaned(e.Identifiers, ref placeholder);
        if (e.UserId.Length == 0 && e.AnonymousId.Length == 0 && e.Identifiers.Count == 0)
            return Missing(placeholder);
        if (IsBad(e.UserId))
            return Bad(UserId, e.UserId);
        if (IsBad(e.AnonymousId))
            return Bad(AnonymousId, e.AnonymousId);
        for (var i = 0; i < e.Identifiers.Count; i++)
            if (IsBad(e.Identifiers[i].Value))
                return Bad(e.Identifiers[i].Type, e.Identifiers[i].Value);
            else if (e.Identifiers[i] is { Type: Wallet, Value: var address } && WalletAddress.Is(address) && !WalletAddress.IsSound(address))
                return Reject("wallet_checksum", Wallet,
                    $"the wallet '{address}' has a letter of the wrong case (EIP-55), so it was mistyped. Send the address as the wallet shows it, or all in lower case.");
        if (placeholder is not null)
            EventFlags.Add(e, EventFlags.PlaceholderId);
        return Outcome.Accepted;
    }

    private string Cleaned(string type, string id, ref Identifier? placeholder)
    {
        if (id.Length == 0)
            return id;
        if (char.IsWhiteSpace(id[0]) || char.IsWhiteSpace(id[^1]))
            id = id.Trim();
        if (!PlaceholderIds.Contains(id) || realIds?.Contains(id) == true)
            return id;
        placeholder ??= new Identifier(type, id);
        return "";
    }

    private IReadOnlyList<Identifier> Cleaned(IReadOnlyList<Identifier> identifiers, ref Identifier? placeholder)
    {
        List<Identifier>? cleaned = null;
        for (var i = 0; i < identifiers.Count; i++)
        {
            var (type, value) = identifiers[i];
            var kept = Cleaned(type, value, ref placeholder);
            if (type == Wallet && WalletAddress.Is(kept) && WalletAddress.IsSound(kept))
                kept = WalletAddress.Normalised(kept);
            if (cleaned is null && ReferenceEquals(kept, value) && kept.Length > 0)
                continue;
            cleaned ??= [.. identifiers.Take(i)];
            if (kept.Length > 0)
                cleaned.Add(new Identifier(type, kept));
        }
        return cleaned ?? identifiers;
    }

    private Outcome Missing(Identifier? placeholder) => placeholder is { } none
        ? Reject("identifier_missing", none.Type,
            $"the event has no identifier but the placeholder '{none.Value}' ({none.Type}), which would make strangers one person. "
            + "Send no id where there is none, and an anonymous_id that is the device's own; a file's mapping can name it under `real_ids:`.")
        : Reject("identifier_missing", "", "the event has no identifier, so it belongs to nobody. Send a user_id or an anonymous_id.");

    private static bool IsBad(string id) => id.Length > MaxLength || id.AsSpan().ContainsAny(Controls);

    private Outcome Bad(string type, string id) => id.Length > MaxLength
        ? Reject("identifier_too_long", type, $"the {type} has {id.Length} characters. Identifiers have at most {MaxLength}.")
        : Reject("identifier_unreadable", type,
            $"the {type} has a control character (U+{(int)id.First(char.IsControl):X4}), which no id has. Send the id alone, without tabs and line ends.");
}
