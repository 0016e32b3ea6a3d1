using Cairn.Model;

namespace Cairn.Import.Reading;

/// <summary>
/// Reads a packed file to its end before anything of it is stored, so that one that was cut or damaged on the way leaves
/// no half of itself behind. Needed beside the decompressors because GZipStream takes a cut file for a whole one.
/// </summary>
internal static class PackedFile
{
    private const int BufferSize = 1 << 17;

    /// <exception cref="UserException">The file's data end too early or are damaged.</exception>
    public static async Task VerifyAsync(LogFile file, CancellationToken ct)
    {
        if (file.Content is not (FileContent.Gzip or FileContent.Zstandard))
            return;

        try
        {
            var unpacked = await LengthAsync(file, ct);
            if (file.Content == FileContent.Gzip && !GzipEnding.IsWhole(file.Path, unpacked))
                throw new InvalidDataException("the gzip data end too early");
        }
        catch (InvalidDataException damaged)
        {
            throw new UserException(
                $"{file.ShownAs} is not whole: {damaged.Message}; nothing of it was stored",
                "Fetch or pack the file again, then repeat the command.",
                damaged);
        }
    }

    private static async Task<long> LengthAsync(LogFile file, CancellationToken ct)
    {
        await using var stream = file.Open();
        var buffer = new byte[BufferSize];
        var total = 0L;
        for (var read = 1; read > 0; total += read)
        {
            ct.ThrowIfCancellationRequested();
            read = stream.Read(buffer);
        }

        return total;
    }
}
