using System.IO.Compression;
using Cairn.Model;

namespace Cairn.Import.Reading;

/// <summary>A file to import, named by what is in it: the same bytes are the same log, wherever they lie.</summary>
public sealed class LogFile
{
    private FileDigest? _digest;

    private LogFile(string path, string shownAs, long bytes, FileContent content) =>
        (Path, ShownAs, Bytes, Content) = (path, shownAs, bytes, content);

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>What people are shown: the path as it was given, or <c>standard input</c>.</summary>
    public string ShownAs { get; }

    /// <summary>Its length as it lies on disk.</summary>
    public long Bytes { get; }

    /// <summary>How it is packed.</summary>
    public FileContent Content { get; }

    /// <summary>Looks at a file's first bytes.</summary>
    /// <exception cref="UserException">It is missing, unreadable, a folder or empty.</exception>
    public static LogFile Inspect(string path, string? shownAs = null)
    {
        shownAs ??= path;
        if (Directory.Exists(path))
            throw new UserException($"{shownAs} is a folder", "Name the files in it, for example with a pattern: cairn import FOLDER/*.csv ...");
        if (!File.Exists(path))
            throw new UserException($"there is no file {shownAs}", "Check the spelling, and that the path is meant from the current folder.");
        using var stream = OpenRaw(path, shownAs);
        var bytes = stream.Length;
        if (bytes == 0)
            throw new UserException($"{shownAs} is empty", "Check the export that made it; there is nothing to import.");
        Span<byte> start = stackalloc byte[4];
        start = start[..stream.ReadAtLeast(start, 4, throwOnEndOfStream: false)];
        return new LogFile(path, shownAs, bytes, FileContents.FromMagic(start));
    }

    /// <summary>
    /// The log's id: <c>import:</c> and the SHA-256 of the file's bytes, lower-case hex. Whatever is read of the file from
    /// then on is proved to be the same bytes.
    /// </summary>
    public async Task<string> HashAsync(CancellationToken ct)
    {
        await using var stream = OpenRaw(Path, ShownAs);
        _digest = await FileDigest.OfAsync(stream, ct);
        return "import:" + _digest.Sha256;
    }

    /// <summary>Reads the file again for what others read of it without proof.</summary>
    /// <exception cref="FileChangedException">It is not what it was when it was hashed.</exception>
    internal async Task ProveAsync(CancellationToken ct)
    {
        await using var stream = OpenRaw(Path, ShownAs);
        if (_digest is not null && (await FileDigest.OfAsync(stream, ct)).Sha256 != _digest.Sha256)
            throw new FileChangedException(ShownAs);
    }

    /// <summary>
    /// The file's bytes, decompressed. <paramref name="progress"/> is told how many bytes of the file were read. After
    /// <see cref="HashAsync"/> reading fails where they are not those that were hashed, before any of them is given; Parquet, which
    /// is read here and there, is proved afterwards (<see cref="ProveAsync"/>).
    /// </summary>
    public Stream Open(Action<long>? progress = null)
    {
        Stream raw = OpenRaw(Path, ShownAs);
        if (_digest is not null && Content != FileContent.Parquet)
            raw = new ProvenStream(raw, _digest, ShownAs);
        if (progress is not null)
            raw = new CountingStream(raw, progress);
        return Content switch
        {
            FileContent.Gzip => new GZipStream(raw, CompressionMode.Decompress),
            FileContent.Zstandard => new ZstdStream(raw),
            _ => raw,
        };
    }

    private static FileStream OpenRaw(string path, string shownAs)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException)
        {
            throw new UserException($"{shownAs} cannot be read: {problem.Message}", "Check its permissions and that the disk is in order.", problem);
        }
    }
}
