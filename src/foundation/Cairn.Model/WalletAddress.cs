using System.Buffers;
using Nethereum.Util;

namespace Cairn.Model;

/// <summary>
/// The address of an Ethereum account, or of one on a chain that writes addresses as Ethereum does: 0x and 40 hexadecimal digits.
/// </summary>
/// <remarks>Source: EIP-55, the checksum in the case of the letters. Keccak-256 is Nethereum's: .NET has SHA3-256 alone, which is another.</remarks>
public static class WalletAddress
{
    private const int Length = 42;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> Lower = SearchValues.Create("abcdef");
    private static readonly SearchValues<char> Upper = SearchValues.Create("ABCDEF");

    /// <summary>Whether a text has the form of such an address.</summary>
    public static bool Is(ReadOnlySpan<char> text) =>
        text.Length == Length && text[0] == '0' && text[1] is 'x' or 'X' && !text[2..].ContainsAnyExcept(Digits);

    /// <summary>
    /// Whether the letters of an address (<see cref="Is"/>) are all of one case, or each of the case that the checksum asks for.
    /// </summary>
    public static bool IsSound(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var digits = address.AsSpan(2);
        return !digits.ContainsAny(Lower) || !digits.ContainsAny(Upper) || HasChecksum(address);
    }

    /// <summary>Whether each letter of an address (<see cref="Is"/>) has the case that the checksum asks for.</summary>
    public static bool HasChecksum(string address) => address == Checksummed(address);

    /// <summary>The address with its checksum, as wallets show it.</summary>
    public static string Checksummed(string address) => AddressUtil.Current.ConvertToChecksumAddress(address);

    /// <summary>The address as it is stored and compared: all in lower case.</summary>
    public static string Normalised(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.ToLowerInvariant();
    }
}
