using Cairn.Import.Loading;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;

namespace Cairn.Import.Tests.Loading;

/// <summary>A log is named by the hash of its bytes, so no other bytes may be stored under that name.</summary>
public sealed class ChangingFileTests(TestWarehouse warehouse) : IDisposable
{
    /// <summary>More than a batch, so that something is stored before the change is met.</summary>
    private const int Rows = 300_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Of_a_file_that_is_changed_while_it_is_imported_nothing_is_stored()
    {
        var file = Logs.Unique(_folder, Rows);
        var before = await LogFile.Inspect(file).HashAsync(TestContext.Current.CancellationToken);
        var problem = await Should.ThrowAsync<UserException>(() => ImportAsync(file, new ClockThat(() => Overwrite(file))));
        problem.Message.ShouldContain("was changed while it was imported; nothing of it is stored");
        (await warehouse.AskAsync<ulong>($"SELECT count() FROM events WHERE log_id = '{before}'")).ShouldBe(0UL);
        (await warehouse.AskAsync<ulong>($"SELECT count() FROM imports WHERE log_id = '{before}'")).ShouldBe(0UL);

        (await ImportAsync(file, TimeProvider.System)).Records.ShouldBe((ulong)Rows);
    }

    [Fact]
    public async Task Of_a_parquet_file_neither()
    {
        var ct = TestContext.Current.CancellationToken;
        var path = Path.Combine(_folder.Path, "log.parquet");
        var sql = Cairn.Data.SqlText.FromOperator("parquet", """
            SELECT '2024-05-01T00:00:00Z' AS time, 'user' || toString(number) AS user, 'page_view' AS event, toFloat64(number) AS value FROM numbers(300000)
            """);
        await using (var parquet = await warehouse.Client.OpenRawAsync(sql, "Parquet", ct: ct))
        await using (var target = File.Create(path))
            await parquet.CopyToAsync(target, ct);
        var before = await LogFile.Inspect(path).HashAsync(ct);

        var problem = await Should.ThrowAsync<UserException>(() => ImportAsync(path, new ClockThat(() => OverwriteMiddle(path))));
        problem.Message.ShouldContain("was changed while it was imported; nothing of it is stored");
        (await warehouse.AskAsync<ulong>($"SELECT count() FROM events WHERE log_id = '{before}'")).ShouldBe(0UL);
    }

    [Fact]
    public async Task What_is_added_to_a_file_while_it_is_imported_is_not_in()
    {
        var file = Logs.Unique(_folder, 1000);
        var summary = await ImportAsync(file, new ClockThat(() => File.AppendAllText(file, "2024-05-01T10:00:00Z,u1,page_view,\n")));
        summary.Records.ShouldBe(1000UL);
    }

    [Fact]
    public async Task Nobody_sees_a_byte_of_a_piece_that_was_changed()
    {
        var ct = TestContext.Current.CancellationToken;
        var path = _folder.File("pieces", new string('a', FileDigest.PieceBytes) + "bcd");
        var file = LogFile.Inspect(path);
        await file.HashAsync(ct);
        await File.WriteAllTextAsync(path, new string('a', FileDigest.PieceBytes) + "bxd", ct);
        using var stream = file.Open();
        var buffer = new byte[FileDigest.PieceBytes + 10];
        var read = 0;
        Should.Throw<FileChangedException>(() =>
        {
            for (int more; (more = stream.Read(buffer, read, buffer.Length - read)) > 0;)
                read += more;
        });
        read.ShouldBe(FileDigest.PieceBytes);
    }

    private Task<ImportSummary> ImportAsync(string file, TimeProvider time) =>
        new Importer(warehouse.Client, warehouse.Folder, new LogOpener(null), time).ImportAsync(new ImportRequest
        {
            File = LogFile.Inspect(file),
            Mapping = MappingFile.Parse(Logs.Mapping, "map.yaml"),
            Plan = TestWarehouse.Shop,
            PlanText = "",
        }, new ImportProgress(), TestContext.Current.CancellationToken);

    /// <summary>Another value in the last row; the length stays.</summary>
    private static void Overwrite(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        stream.Seek(-2, SeekOrigin.End);
        stream.WriteByte((byte)'7');
        stream.Seek(-3, SeekOrigin.End);
        stream.WriteByte((byte)'7');
    }

    /// <summary>Other bytes among the data; the length stays, and the footer with its offsets.</summary>
    private static void OverwriteMiddle(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        stream.Seek(stream.Length / 2, SeekOrigin.Begin);
        stream.Write("other bytes"u8);
    }

    /// <summary>
    /// Asked for the time, which an import does when it has hashed the file, it does something once. A FakeTimeProvider tells nobody
    /// that it was asked.
    /// </summary>
    private sealed class ClockThat(Action act) : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow()
        {
            if (Interlocked.Increment(ref _asked) == 1)
                act();
            return base.GetUtcNow();
        }
    }
}
