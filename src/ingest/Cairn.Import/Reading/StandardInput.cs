using Cairn.Model;

namespace Cairn.Import.Reading;

/// <summary>
/// Writes standard input to a file before it is imported: a log is named by the hash of its bytes, which is known only
/// when the last one was read. The file is deleted when it is disposed.
/// </summary>
public sealed class StandardInput : IDisposable
{
    /// <summary>What stands for standard input on the command line.</summary>
    public const string Name = "-";

    /// <summary>The most that is read unless the command line says otherwise: 16 GiB.</summary>
    public const long DefaultMax = 16L * 1024 * 1024 * 1024;

    private readonly string _path;

    private StandardInput(string path, LogFile file) => (_path, File) = (path, file);

    /// <summary>The file that was written.</summary>
    public LogFile File { get; }

    /// <summary>Reads <paramref name="input"/> to its end.</summary>
    /// <param name="input">Standard input.</param>
    /// <param name="folder">Where the file is written.</param>
    /// <param name="max">The most that is read, in bytes.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="shownAs">What people are shown: a pipe has a name.</param>
    /// <exception cref="UserException">There is more, there is nothing, or the disk is full.</exception>
    public static async Task<StandardInput> KeepAsync(Stream input, string folder, long max, CancellationToken ct, string shownAs = "standard input")
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"stdin-{Guid.NewGuid():N}");
        try
        {
            await CopyAsync(input, path, max, shownAs, ct);
            return new StandardInput(path, LogFile.Inspect(path, shownAs));
        }
        catch (IOException problem)
        {
            System.IO.File.Delete(path);
            throw new UserException($"{shownAs} cannot be kept in {folder}: {problem.Message}", "Make space there, or import from a file.", problem);
        }
        catch
        {
            System.IO.File.Delete(path);
            throw;
        }
    }

    /// <summary>Deletes the file.</summary>
    public void Dispose() => System.IO.File.Delete(_path);

    private static async Task CopyAsync(Stream input, string path, long max, string shownAs, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        var buffer = new byte[256 * 1024];
        long total = 0;
        for (int read; (read = await input.ReadAsync(buffer, ct)) > 0; total += read)
        {
            if (total + read > max)
                throw new UserException($"{shownAs} is longer than {max:N0} bytes", "Import from a file, or allow more with --max-stdin.");
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }
    }
}
