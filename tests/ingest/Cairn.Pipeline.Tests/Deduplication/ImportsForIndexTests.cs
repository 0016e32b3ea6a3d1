using Cairn.Data;
using Cairn.Pipeline.Deduplication;
using Cairn.Protocols.Wire;

namespace Cairn.Pipeline.Tests.Deduplication;

/// <summary>What imports stored is known to the collector, and what they replaced is not.</summary>
public sealed class ImportsForIndexTests(TestEngine engine) : IClassFixture<TestEngine>
{
    private static readonly DateTimeOffset Now = new(2026, 1, 10, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_import_that_is_replaced_ends_what_is_known()
    {
        var ct = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        using var client = await engine.NewWarehouseAsync();
        using var index = MessageIndex.Open(new MessageIndexOptions { Folder = folder.Path, MaxBytes = MessageIndexOptions.MaxBytesFloor }, _ => ulong.MaxValue, ct);
        Task RunAsync(string statement) => client.ExecuteAsync(SqlText.FromOperator("test", statement), null, ct);
        async Task ImportAsync(string at, int key)
        {
            await RunAsync($"""
                INSERT INTO imports (log_id, started_at, file_name, source, plan, records)
                VALUES ('import:1', '{at}', 'f', 'web', 'p', 0), ('import:1', '2026-01-09 00:00:00', 'f', 'web', 'p', 1)
                """);
            await RunAsync($"""
                INSERT INTO quarantine (received_at, log_id, log_offset, source, code, message_key, content_key, message_day)
                VALUES ('2026-01-05 00:00:00', 'import:1', 0, 'web', 'x', {key}, 1, '2026-01-05')
                """);
        }
        await ImportAsync("2026-01-05 00:00:00", 7);

        var imports = new ImportsForIndex(client, index, days: 30);
        await imports.LearnAsync(Now, ct);
        await imports.LearnAsync(Now, ct);
        index.Add(new MessageKey(7, 1), 20_000).ShouldBe(MessageStatus.Duplicate);

        await RunAsync("TRUNCATE TABLE imports");
        await RunAsync("TRUNCATE TABLE quarantine");
        await ImportAsync("2026-01-06 00:00:00", 8);
        (await Should.ThrowAsync<MessageIndexException>(() => imports.LearnAsync(Now, ct))).Message.ShouldContain("import:1 was replaced");
    }
}
