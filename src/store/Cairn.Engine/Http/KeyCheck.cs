using System.Security.Cryptography;
using System.Text;
using Cairn.Engine.Chdb;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Cairn.Engine.Http;

/// <summary>
/// Lets in whoever came through the Unix socket, which only the owner of the data folder can open, and on the loopback
/// port whoever says user <c>cairn</c> and the key. The comparison takes the same time whatever was said.
/// </summary>
internal sealed class KeyCheck
{
    public const string User = "cairn";

    /// <summary>Marks a connection that came through the Unix socket.</summary>
    public const string TrustedItem = "cairn.trusted";

    private readonly byte[]? _expected;

    public KeyCheck(string? key) => _expected = key is null ? null : Digest(User, key);

    public static bool IsTrusted(HttpContext context) =>
        context.Features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(TrustedItem) == true;

    /// <exception cref="ChdbException">No key (194) or a wrong one (516).</exception>
    public void Check(HttpContext context)
    {
        if (IsTrusted(context)) return;
        var (user, key) = Credentials(context.Request);
        if (key is null)
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"cairn\"";
            throw new ChdbException(ErrorCode.RequiredPassword, "This port asks for user cairn and its key");
        }

        if (_expected is null || !CryptographicOperations.FixedTimeEquals(Digest(user ?? "", key), _expected))
            throw new ChdbException(ErrorCode.AuthenticationFailed, "Authentication failed: user or key is incorrect");
    }

    private static (string? User, string? Key) Credentials(HttpRequest request)
    {
        if (request.Headers.TryGetValue("X-ClickHouse-Key", out var key))
            return (request.Headers.TryGetValue("X-ClickHouse-User", out var user) ? user.ToString() : User, key.ToString());
        const string Basic = "Basic ";
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)) return default;
        var decoded = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Basic.Length..].Trim(), decoded, out var length)) return default;
        var pair = Encoding.UTF8.GetString(decoded, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? default : (pair[..colon], pair[(colon + 1)..]);
    }

    /// <summary>Digests are of one length, so the comparison cannot tell how long the key is.</summary>
    private static byte[] Digest(string user, string key) => SHA256.HashData(Encoding.UTF8.GetBytes($"{user}\0{key}"));
}
