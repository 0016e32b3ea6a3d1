using System.Security.Cryptography;
using System.Text;

namespace Cairn.Protocols.Wire;

/// <summary>
/// Addresses and telephone numbers as the hashes under which they are stored: SHA-256 of the text, trimmed and in lower
/// case, as hexadecimal digits. It is the form in which ad networks take them too.
/// </summary>
public static class PersonalHash
{
    private const int MaxAddressLength = 320;

    /// <summary>The hash of an email address; null for what is none, so that "n/a" makes no two strangers one.</summary>
    public static string? OfEmail(string address)
    {
        address = address.Trim();
        var at = address.IndexOf('@');
        return at > 0 && at < address.Length - 1 && address.Length <= MaxAddressLength ? Of(address) : null;
    }

    /// <summary>The hash of a telephone number in the form +491701234567 (E.164); null for what is none.</summary>
    public static string? OfPhone(string number) =>
        number.Length is >= 8 and <= 16 && number[0] == '+' && !number.AsSpan(1).ContainsAnyExceptInRange('0', '9') ? Of(number) : null;

    /// <summary>The hash of any text.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToLowerInvariant())));
}
