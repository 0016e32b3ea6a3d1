using System.Buffers.Text;
using System.Security.Cryptography;
using Cairn.Model;

namespace Cairn.State.Keys;

/// <summary>The text of write keys and what is made of it.</summary>
public static class KeyText
{
    /// <summary>The longest key that is taken from another collector.</summary>
    public const int MaxLength = 256;

    private const string Prefix = "wk_";
    private const int RandomBytes = 32;
    private const int IdBytes = 6;
    private const int HintedLength = 20;

    /// <summary>A new key: 256 random bits (ASVS 5.0, 11.5.1 asks for 128).</summary>
    public static string Create() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>A new public name for a key.</summary>
    public static string CreateId() => "key_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>Beginning and end; only of keys that are long enough to stay secret in between.</summary>
    public static string Hint(string key) => key.Length >= HintedLength ? $"{key[..5]}…{key[^4..]}" : "…";

    /// <exception cref="UserException">A client could not send it.</exception>
    public static void Check(string key)
    {
        if (key.Length is > 0 and <= MaxLength && key.All(static letter => letter is > ' ' and < '\x7f' and not ':'))
            return;
        throw new UserException(
            $"The key has {key.Length} characters, or some that a client cannot send.",
            $"Give --key 1 to {MaxLength} printable ASCII characters without spaces and colons.");
    }
}
