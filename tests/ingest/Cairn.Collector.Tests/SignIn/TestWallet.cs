using System.Globalization;
using System.Text;
using System.Text.Json;
using Cairn.Model;
using NBitcoin.Secp256k1;
using Nethereum.Util;

namespace Cairn.Collector.Tests.SignIn;

/// <summary>A wallet that signs as personal_sign does (EIP-191).</summary>
internal sealed class TestWallet
{
    private readonly ECPrivKey _key;

    /// <param name="key">The private key, 64 hexadecimal digits.</param>
    public TestWallet(string key)
    {
        _key = Context.Instance.CreateECPrivKey(Convert.FromHexString(key));
        var hash = Sha3Keccack.Current.CalculateHash(_key.CreatePubKey().ToBytes(compressed: false)[1..]);
        Address = WalletAddress.Checksummed("0x" + Convert.ToHexStringLower(hash.AsSpan(12)));
    }

    public string Address { get; }

    public string Sign(string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var hash = Sha3Keccack.Current.CalculateHash([.. Encoding.ASCII.GetBytes("\u0019Ethereum Signed Message:\n" + body.Length.ToString(CultureInfo.InvariantCulture)), .. body]);
        _key.TrySignRecoverable(hash, out var signature).ShouldBeTrue();
        Span<byte> bytes = stackalloc byte[65];
        signature!.WriteToSpanCompact(bytes[..64], out var recovery);
        bytes[64] = (byte)(27 + recovery);
        return "0x" + Convert.ToHexStringLower(bytes);
    }

    /// <summary>A message of EIP-4361 in the name of this wallet.</summary>
    public string Message(string nonce, string domain = "shop.example", string more = "") => $"""
        {domain} wants you to sign in with your Ethereum account:
        {Address}

        This wallet is mine.

        URI: https://shop.example/wallet
        Version: 1
        Chain ID: 1
        Nonce: {nonce}
        Issued At: 2026-01-05T08:00:00Z{more}
        """;

    /// <summary>The body of a request.</summary>
    public static string Body(string message, string signature, string user = "u1") => JsonSerializer.Serialize(new { message, signature, userId = user });
}
