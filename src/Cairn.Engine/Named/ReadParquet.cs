using System.Text;
using Cairn.Engine.Chdb;
using Cairn.Warehouse;

namespace Cairn.Engine.Named;

/// <summary>
/// The one statement that reads a file: <c>GET /named/read_parquet?path=...</c>, on the Unix socket alone, for
/// <c>cairn import</c>. The caller chooses the path; the statement is the engine's own.
/// </summary>
internal static class ReadParquet
{
    public const string Path = "/named/read_parquet";
    public const string Format = "TabSeparatedWithNames";

    public static byte[] Sql { get; } = Encoding.UTF8.GetBytes(SqlText.Load(typeof(ReadParquet), "read_parquet.sql").Text);

    /// <exception cref="ChdbException">The path is not the absolute path of a file.</exception>
    public static string CheckPath(string? path)
    {
        // chDB would take these for patterns or archives: one path names one file here.
        var isPlain = !string.IsNullOrEmpty(path) && System.IO.Path.IsPathFullyQualified(path) && path.IndexOfAny(['*', '?', '{', '}', '\0']) < 0
            && !path.Contains("::", StringComparison.Ordinal) && !path.Contains("://", StringComparison.Ordinal);
        if (!isPlain) throw new ChdbException(ErrorCode.BadArguments, "path must be the absolute path of one file, without * ? { } or ::");
        return File.Exists(path) ? path : throw new ChdbException(ErrorCode.BadArguments, $"{path} is no file");
    }
}
