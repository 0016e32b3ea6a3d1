using System.Buffers;
using System.Text;

namespace Cairn.Protocols.Wire;

/// <summary>What stands behind the question mark of a path.</summary>
internal static class PathQuery
{
    /// <summary>The longest query that is read, in bytes; of a longer one the rest is not looked at.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>The path without its query.</summary>
    public static ReadOnlySpan<char> NameOf(string path) => path.IndexOf('?') is >= 0 and var query ? path.AsSpan(0, query) : path;

    /// <summary>A parameter, decoded; empty when it is not there.</summary>
    public static string Find(string path, string name)
    {
        var query = Of(path);
        while (!query.IsEmpty)
        {
            var end = query.IndexOf('&');
            var field = end < 0 ? query : query[..end];
            query = end < 0 ? [] : query[(end + 1)..];
            if (field.Length > name.Length && field[name.Length] == '=' && field.StartsWith(name, StringComparison.Ordinal))
                return FormBody.Decode(Encoding.UTF8.GetBytes(field[(name.Length + 1)..].ToString()));
        }
        return "";
    }

    /// <summary>Appends the query's bytes as they are.</summary>
    public static void CopyTo(string path, IBufferWriter<byte> target) => Encoding.UTF8.GetBytes(Of(path), target);

    private static ReadOnlySpan<char> Of(string path)
    {
        var start = path.IndexOf('?') + 1;
        return start == 0 ? [] : path.AsSpan(start, Math.Min(path.Length - start, MaxLength));
    }
}
