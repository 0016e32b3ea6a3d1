using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Cairn.World.Randomness;
using Cairn.World.Tests.Wire;
using Cairn.World.Truth;

namespace Cairn.World.Tests.Truth;

public sealed class ChainTests : IDisposable
{
    private readonly TruthFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void a_transfer_is_a_log_of_the_next_block()
    {
        var log = Write(Row(block: 5, key: 77, person: 3) with { Amount = 1_500_000 }).Single();
        Field(log, "address").ShouldBe(ChainNames.Contract);
        var topics = log.GetProperty("topics").EnumerateArray().Select(topic => topic.GetString()!).ToArray();
        topics[0].ShouldBe("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");
        topics[1].ShouldBe("0x000000000000000000000000" + ChainNames.Company[2..]);
        topics[2].ShouldBe("0x000000000000000000000000" + SmallWorld.Ids.Wallet(3)[2..]);
        topics.ShouldAllBe(topic => topic.Length == 66);
        Field(log, "data").Length.ShouldBe(66);
        BigInteger.Parse(Field(log, "data")[2..], NumberStyles.HexNumber).ShouldBe(1_500_000);
        Number(log, "blockNumber").ShouldBe(ChainClock.Genesis + 5);
        Number(log, "blockTimestamp").ShouldBe((TruthFolder.BeginsAt + 5 * 12_000) / 1000);
        Field(log, "transactionHash").ShouldBe(SmallWorld.Ids.TransactionHash(77));
        Field(log, "blockHash").Length.ShouldBe(66);
        Field(log, "finality").ShouldBe("finalized");
        log.GetProperty("removed").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public void logs_count_up_within_a_block_and_transfers_of_one_transaction_stay_together()
    {
        var rows = Enumerable.Range(0, 600).Select(index => Row((long)(Mix.Of(1, (ulong)index) % 80), Mix.Of(2, (ulong)(index / 2)), index)).ToArray();
        for (var index = 1; index < rows.Length; index += 2)
            rows[index] = rows[index] with { At = rows[index - 1].At, Receives = false };

        var logs = Write(rows);
        logs.Select(log => Number(log, "blockNumber")).ShouldBeInOrder();
        foreach (var block in logs.GroupBy(log => Number(log, "blockNumber")))
        {
            block.Select(log => Number(log, "logIndex")).ShouldBe(Enumerable.Range(0, block.Count()).Select(index => (long)index));
            block.Select(log => Field(log, "blockHash")).Distinct().Count().ShouldBe(1);
            block.GroupBy(log => Field(log, "transactionHash")).ShouldAllBe(pair => pair.Count() == 2 && pair.Select(log => Number(log, "transactionIndex")).Distinct().Count() == 1);
            block.Select(log => Number(log, "transactionIndex")).Distinct().ShouldBe(Enumerable.Range(0, block.Count() / 2).Select(index => (long)index));
        }
    }

    [Fact]
    public void a_reorganisation_takes_its_logs_back_and_brings_the_survivors_again()
    {
        var logs = Write(
            Row(1, 101, 1),
            Row(2, 102, 2) with { Reorganised = 1 }, Row(2, 103, 3) with { Reorganised = 2 },
            Row(3, 104, 4) with { Reorganised = 1 }, Row(3, 105, 5),
            Row(4, 106, 6));

        logs.Select(log => (Number(log, "blockNumber") - ChainClock.Genesis, Transaction(log), log.GetProperty("removed").GetBoolean(), Field(log, "finality")))
            .ShouldBe([
                (1, 101, false, "finalized"),
                (2, 102, false, "reorged"), (2, 103, false, "reorged"), (3, 104, false, "reorged"), (3, 105, false, "reorged"),
                (2, 102, true, "reorged"), (2, 103, true, "reorged"), (3, 104, true, "reorged"), (3, 105, true, "reorged"),
                (3, 105, false, "finalized"),
                (4, 102, false, "finalized"), (4, 104, false, "finalized"), (4, 106, false, "finalized"),
            ]);
        Field(logs[4], "blockHash").ShouldBe(Field(logs[8], "blockHash"));
        Field(logs[9], "blockHash").ShouldNotBe(Field(logs[8], "blockHash"));
        logs[^3..].Select(log => Number(log, "logIndex")).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void survivors_come_again_even_when_nothing_follows()
    {
        var logs = Write(Row(2, 102, 2) with { Reorganised = 1 }, Row(20, 103, 3) with { Reorganised = 1 });
        logs.Where(log => Field(log, "finality") == "finalized").Select(log => (Number(log, "blockNumber") - ChainClock.Genesis, Transaction(log)))
            .ShouldBe([(3, 102), (21, 103)]);
    }

    [Fact]
    public void a_reorganisation_deeper_than_any_is_rejected()
    {
        var rows = Enumerable.Range(0, ChainFile.MaxBlocks + 1).Select(block => Row(block, (ulong)block, 1) with { Reorganised = 1 }).ToArray();
        Should.Throw<WorldException>(() => Write(rows)).Remedy.ShouldContain("fewer blocks");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(11_999, 1)]
    [InlineData(12_000, 2)]
    [InlineData(-1, 0)]
    [InlineData(-12_000, 0)]
    [InlineData(-12_001, -1)]
    public void a_transfer_waits_for_the_next_block(long after, long block)
    {
        ChainClock.BlockOf(ChainClock.GenesisAt + after).ShouldBe(ChainClock.Genesis + block);
        ChainClock.TimeOf(ChainClock.Genesis + block).ShouldBeGreaterThan(ChainClock.GenesisAt + after);
    }

    private static TransferRow Row(long block, ulong key, int person) => new()
    {
        At = ChainClock.TimeOf(ChainClock.Genesis + block) - 5_000,
        Transaction = key,
        Person = person,
        Amount = 1,
        Receives = true,
    };

    private JsonElement[] Write(params TransferRow[] rows)
    {
        _folder.Write(feed =>
        {
            foreach (var row in rows)
                feed.Add(row);
        });
        return [.. _folder.Text("chain.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static string Field(JsonElement log, string name) => log.GetProperty(name).GetString()!;

    private static long Number(JsonElement log, string name) => long.Parse(Field(log, name)[2..], NumberStyles.HexNumber);

    private static int Transaction(JsonElement log) => Enumerable.Range(101, 6).Single(key => SmallWorld.Ids.TransactionHash((ulong)key) == Field(log, "transactionHash"));
}
