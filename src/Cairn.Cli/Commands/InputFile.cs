using Cairn.Import.Reading;

namespace Cairn.Cli.Commands;

/// <summary>A file that is imported; what can be read only once, standard input or a pipe, is kept in a file first.</summary>
internal sealed class InputFile : IDisposable
{
    private readonly StandardInput? _kept;

    private InputFile(LogFile file, StandardInput? kept) => (File, _kept) = (file, kept);

    public LogFile File { get; }

    /// <summary>Whether a path may be that of a pipe, as <c>&lt;(zcat ...)</c> is one: it is no file that has bytes already.</summary>
    public static bool MayBePipe(string path) => System.IO.File.Exists(path) && new FileInfo(path).Length == 0;

    /// <param name="name">The path, or <c>-</c>.</param>
    /// <param name="folder">Where to keep what can be read only once.</param>
    /// <param name="most">The most bytes of it.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="Model.UserException">It cannot be read or kept.</exception>
    public static async Task<InputFile> OpenAsync(string name, string folder, long most, CancellationToken ct)
    {
        if (name == StandardInput.Name)
            return Kept(await StandardInput.SpoolAsync(Console.OpenStandardInput(), folder, most, ct));
        if (!MayBePipe(name))
            return new InputFile(LogFile.Inspect(name), null);
        await using var stream = System.IO.File.OpenRead(name);
        return stream.CanSeek
            ? new InputFile(LogFile.Inspect(name), null)
            : Kept(await StandardInput.SpoolAsync(stream, folder, most, ct, name));
    }

    public void Dispose() => _kept?.Dispose();

    private static InputFile Kept(StandardInput kept) => new(kept.File, kept);
}
