using Cairn.Model;

namespace Cairn.Identity.Identifiers;

/// <summary>An identifier as people write it: <c>TYPE:ID</c>.</summary>
/// <param name="Type">The number of its type.</param>
/// <param name="Text">All of it.</param>
public readonly record struct IdentifierName(byte Type, string Text)
{
    private const int MaxLength = 512;
    private const string Wallet = "wallet:";

    /// <summary>Its key.</summary>
    public ulong Key => IdentifierKey.Of(Text);

    /// <summary>Reads it.</summary>
    /// <exception cref="UserException">It has no type of the plan, or no id that could stand in an event.</exception>
    public static IdentifierName Of(string text, IdentifierTypes types)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(types);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var shown = text.Length > 80 ? text[..80] + "..." : text;
        if (colon < 1)
            throw new UserException($"'{shown}' does not say what kind of identifier it is.", $"Write TYPE:ID, as user_id:42; the plan's types are {string.Join(", ", types.Names)}.");
        var (type, id) = (text[..colon], text[(colon + 1)..]);
        if (types.NumberOf(type) is not { } number)
            throw new UserException($"The plan has no identifier type '{type}'.", NearMiss.Ask(type, types.Names, "Add it to the plan's `identifiers:`."));
        if (id.Length is 0 or > MaxLength)
            throw new UserException($"The {type} has {id.Length:N0} characters.", $"Identifiers have 1 to {MaxLength}.");
        if (id.Any(char.IsControl))
            throw new UserException($"The {type} has control characters, which no stored identifier has.", "Copy the id without line ends and tabs.");
        if (text.StartsWith(Wallet, StringComparison.Ordinal) && WalletAddress.Is(id) && !WalletAddress.IsSound(id))
            throw new UserException($"The wallet '{id}' has a letter of the wrong case (EIP-55), so it was mistyped.", "Write the address as the wallet shows it, or all in lower case.");
        return new IdentifierName(number, Stored(text));
    }

    /// <summary><c>TYPE:ID</c> as it is stored: wallets in lower case.</summary>
    internal static string Stored(string text) =>
        text.StartsWith(Wallet, StringComparison.Ordinal) && WalletAddress.Is(text.AsSpan(Wallet.Length)) ? WalletAddress.Normalised(text) : text;
}
