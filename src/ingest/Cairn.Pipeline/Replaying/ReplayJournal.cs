using System.Buffers.Binary;
using System.Text.Json;
using Cairn.Data;
using Cairn.Model;

namespace Cairn.Pipeline.Replaying;

/// <summary>
/// The page that is being put in the place of stored records, on disk before the first of them is touched. As long as it is
/// there the page has to be put in place once more, whatever was done of it; doing so again changes nothing.
/// </summary>
internal sealed class ReplayJournal(string folder)
{
    private readonly string _path = Path.Combine(folder, "page.journal");

    /// <summary>Whether a page is to be put in place.</summary>
    public bool IsPending => File.Exists(_path);

    /// <summary>Notes a page; returns when it is on disk.</summary>
    /// <exception cref="UserException">It cannot be written.</exception>
    public async Task WriteAsync(ReplayPage page, CancellationToken ct)
    {
        var draft = _path + ".draft";
        try
        {
            await using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                var blocks = page.Blocks;
                var bytes = new long[blocks.Length];
                for (var i = 0; i < blocks.Length; i++)
                {
                    var began = file.Position;
                    if (blocks[i].Rows > 0)
                        await blocks[i].WriteToAsync(file, ct);
                    bytes[i] = file.Position - began;
                }
                var head = JsonSerializer.SerializeToUtf8Bytes(new JournalHead(page.LogId, [.. page.Offsets], [.. blocks.Select(static block => block.Rows)], bytes));
                await file.WriteAsync(head, ct);
                var length = new byte[sizeof(int)];
                BinaryPrimitives.WriteInt32LittleEndian(length, head.Length);
                await file.WriteAsync(length, ct);
                file.Flush(flushToDisk: true);
            }
            File.Move(draft, _path, overwrite: true);
            FolderSync.Flush(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{draft} cannot be written: {problem.Message}", "Make room on the disk of the data folder, then run the command again; nothing was changed by this page.", problem);
        }
    }

    /// <summary>Reads what the page is.</summary>
    /// <exception cref="UserException">The file is damaged.</exception>
    public JournalHead ReadHead()
    {
        using var file = File.OpenRead(_path);
        try
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            file.Seek(-sizeof(int), SeekOrigin.End);
            file.ReadExactly(length);
            var head = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
            file.Seek(-sizeof(int) - head.Length, SeekOrigin.End);
            file.ReadExactly(head);
            return JsonSerializer.Deserialize<JournalHead>(head) ?? throw new JsonException("it is null");
        }
        catch (Exception damaged) when (damaged is IOException or JsonException or ArgumentException or OverflowException)
        {
            throw new UserException(
                $"{_path} cannot be read: {damaged.Message}",
                "A replay was interrupted and its journal is damaged. Restore the file from a backup; without it the records that it names may be missing until they are imported again.",
                damaged);
        }
    }

    /// <summary>Writes a block of the page, as it was noted.</summary>
    public async Task CopyAsync(JournalHead head, int block, Stream target, CancellationToken ct)
    {
        await using var file = File.OpenRead(_path);
        file.Seek(head.Bytes.Take(block).Sum(), SeekOrigin.Begin);
        var buffer = new byte[64 * 1024];
        for (var rest = head.Bytes[block]; rest > 0;)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(rest, buffer.Length)), ct);
            if (read == 0)
                throw new EndOfStreamException($"{_path} ends too soon");
            await target.WriteAsync(buffer.AsMemory(0, read), ct);
            rest -= read;
        }
    }

    /// <summary>Says that the page is in place.</summary>
    public void Remove()
    {
        File.Delete(_path);
        FolderSync.Flush(folder);
    }
}
