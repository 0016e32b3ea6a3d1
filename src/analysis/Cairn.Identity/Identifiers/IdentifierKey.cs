using System.IO.Hashing;
using System.Text;

namespace Cairn.Identity.Identifiers;

/// <summary>The key of an identifier: XXH64 of the UTF-8 text <c>TYPE:ID</c>, as the columns <c>actor_key</c> and <c>identity_key</c> hold it.</summary>
/// <remarks>
/// 64 bits: among a thousand million identifiers two have the same key with a chance of 1 in 37 (birthday bound, n²/2^65), among a
/// hundred million of 1 in 3,700.
/// </remarks>
public static class IdentifierKey
{
    /// <summary>The key of an identifier.</summary>
    public static ulong Of(string type, string id) => Of($"{type}:{id}");

    /// <summary>The key of a name such as <c>user_id:42</c>.</summary>
    public static ulong Of(string name) => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(name));
}
