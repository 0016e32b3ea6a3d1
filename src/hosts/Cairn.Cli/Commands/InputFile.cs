using Cairn.Import.Reading;

namespace Cairn.Cli.Commands;

/// <summary>A file that is imported; what can be read only once, standard input or a pipe, is kept in a file first.</summary>
internal sealed class InputFile : IDisposable
{
    private readonly StandardInput? _kept;

    private InputFile(LogFile file, StandardInput? kept) => (File, _kept) = (file, kept);

    public LogFile File { get; }

    /// <summary>
    /// Whether a path may be that of a pipe. A named one has no length, and is not opened to look, as that would end its writer;
    /// <c>&lt;(zcat ...)</c> is a link to one that stays open.
    /// </summary>
    public static bool MayBePipe(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return false;
        if (file.LinkTarget is null)
            return file.Length == 0;
        try
        {
            using var stream = System.IO.File.OpenRead(path);
            return !stream.CanSeek;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <param name="name">The path, or <c>-</c>.</param>
    /// <param name="folder">Where to keep what can be read only once.</param>
    /// <param name="max">The most bytes of it.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="Model.UserException">It cannot be read or kept.</exception>
    public static async Task<InputFile> OpenAsync(string name, string folder, long max, CancellationToken ct)
    {
        if (name == StandardInput.Name)
            return Kept(await StandardInput.KeepAsync(Console.OpenStandardInput(), folder, max, ct));
        if (!MayBePipe(name))
            return new InputFile(LogFile.Inspect(name), null);
        await using var stream = System.IO.File.OpenRead(name);
        return stream.CanSeek
            ? new InputFile(LogFile.Inspect(name), null)
            : Kept(await StandardInput.KeepAsync(stream, folder, max, ct, name));
    }

    public void Dispose() => _kept?.Dispose();

    private static InputFile Kept(StandardInput kept) => new(kept.File, kept);
}
