using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Cairn.Data.Secrets;
using Cairn.Model;

namespace Cairn.Collector.Preview;

/// <summary>
/// Issues and reads keys for trying out: <c>pv_</c> and, in base64url, a version, the time of expiry, the test id, the source,
/// and behind them their HMAC-SHA256 (RFC 2104). Nothing is kept of them but the secret that signs them.
/// </summary>
/// <remarks>Whoever removes <c>preview.secret</c> from the data folder ends all of them with the collector's next start.</remarks>
public sealed class PreviewKeys
{
    /// <summary>What every such key begins with.</summary>
    public const string Prefix = "pv_";

    /// <summary>The file of the secret in the data folder.</summary>
    public const string FileName = "preview.secret";

    /// <summary>The longest time for which a key may be issued: a forgotten one must not be found valid years later.</summary>
    public static readonly TimeSpan MaxLife = TimeSpan.FromDays(30);

    private const byte Version = 1;
    private const int HeadBytes = 1 + sizeof(long) + 1;
    private const int MaxTestIdLength = 32, MaxSourceLength = 100;
    private const int RandomIdBytes = 4;

    private readonly byte[] _secret;

    private PreviewKeys(byte[] secret) => _secret = secret;

    /// <summary>The keys of a data folder; its secret is made where there is none.</summary>
    /// <exception cref="UserException">The secret cannot be read or made.</exception>
    public static PreviewKeys OfFolder(string dataFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        return new PreviewKeys(Encoding.ASCII.GetBytes(SecretFile.ReadOrCreate(Path.Combine(dataFolder, FileName))));
    }

    /// <summary>A test id that nobody else has.</summary>
    public static string NewTestId() => "t-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomIdBytes));

    /// <summary>Issues a key.</summary>
    /// <exception cref="UserException">The test id cannot be used.</exception>
    public string Issue(PreviewKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.TestId.Length is 0 or > MaxTestIdLength || !key.TestId.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            throw new UserException($"'{key.TestId}' cannot be a test id.", $"Use 1 to {MaxTestIdLength} letters, digits, '-', '_' and '.'.");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Source.Length, MaxSourceLength, nameof(key));
        var text = new byte[HeadBytes + key.TestId.Length + key.Source.Length + HMACSHA256.HashSizeInBytes];
        text[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(text.AsSpan(1), key.ExpiresAt);
        text[HeadBytes - 1] = (byte)key.TestId.Length;
        Encoding.ASCII.GetBytes(key.TestId + key.Source, text.AsSpan(HeadBytes));
        HMACSHA256.HashData(_secret, text.AsSpan(0, text.Length - HMACSHA256.HashSizeInBytes), text.AsSpan(text.Length - HMACSHA256.HashSizeInBytes));
        return Prefix + Base64Url.EncodeToString(text);
    }

    /// <summary>Reads a key, whether it has expired or not.</summary>
    /// <returns>Null when it is no key that was issued with this secret.</returns>
    public PreviewKey? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<byte> bytes = stackalloc byte[HeadBytes + MaxTestIdLength + MaxSourceLength + HMACSHA256.HashSizeInBytes];
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || !Base64Url.IsValid(text.AsSpan(Prefix.Length))
            || !Base64Url.TryDecodeFromChars(text.AsSpan(Prefix.Length), bytes, out var length) || length < HeadBytes + HMACSHA256.HashSizeInBytes)
            return null;
        var signed = bytes[..(length - HMACSHA256.HashSizeInBytes)];
        Span<byte> due = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret, signed, due);
        if (!CryptographicOperations.FixedTimeEquals(due, bytes[signed.Length..length]) || signed[0] != Version)
            return null;
        var rest = signed[HeadBytes..];
        var idLength = signed[HeadBytes - 1];
        return new PreviewKey(Encoding.ASCII.GetString(rest[idLength..]), Encoding.ASCII.GetString(rest[..idLength]), BinaryPrimitives.ReadInt64BigEndian(signed[1..]));
    }
}
