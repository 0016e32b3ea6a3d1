using System.Globalization;
using System.Text;
using Cairn.Model;
using NBitcoin.Secp256k1;
using Nethereum.Util;

namespace Cairn.Protocols.Wallets;

/// <summary>A signature by an Ethereum account over a text.</summary>
/// <remarks>
/// Source: EIP-191, version 0x45 ("personal_sign"); SEC 1, section 4.1.6, for the key out of the signature. The curve is
/// NBitcoin.Secp256k1's, as .NET recovers no keys; Keccak-256 is Nethereum's.
/// </remarks>
internal static class WalletSignature
{
    private const int Length = 65;

    /// <summary>Who signed a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="signature">0x and 65 bytes in hexadecimal digits: r, s, and the recovery byte (0, 1, 27 or 28).</param>
    /// <returns>The address with its checksum; null when the signature is none.</returns>
    public static string? SignerOf(string text, string signature)
    {
        if (signature.Length != 2 + 2 * Length || !signature.StartsWith("0x", StringComparison.OrdinalIgnoreCase) || !IsHex(signature.AsSpan(2)))
            return null;
        var bytes = Convert.FromHexString(signature.AsSpan(2));
        var recovery = bytes[^1] >= 27 ? bytes[^1] - 27 : bytes[^1];
        if (recovery is not (0 or 1) || !SecpRecoverableECDSASignature.TryCreateFromCompact(bytes.AsSpan(0, Length - 1), recovery, out var recoverable))
            return null;
        if (!ECPubKey.TryRecover(Context.Instance, recoverable, HashOf(text), out var key))
            return null;
        var hash = Sha3Keccack.Current.CalculateHash(key.ToBytes(compressed: false)[1..]);
        return WalletAddress.Checksummed("0x" + Convert.ToHexStringLower(hash.AsSpan(12)));
    }

    private static byte[] HashOf(string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var head = Encoding.ASCII.GetBytes("\u0019Ethereum Signed Message:\n" + body.Length.ToString(CultureInfo.InvariantCulture));
        return Sha3Keccack.Current.CalculateHash([.. head, .. body]);
    }

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
            if (!char.IsAsciiHexDigit(letter))
                return false;
        return true;
    }
}
