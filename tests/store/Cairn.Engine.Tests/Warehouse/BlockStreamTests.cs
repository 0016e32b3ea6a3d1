using Cairn.Data;
using Cairn.Engine.Tests.Support;
using Cairn.Warehouse;

namespace Cairn.Engine.Tests.Warehouse;

/// <summary>Columns of the real engine, read as blocks, are what the same query gives as rows.</summary>
public sealed class BlockStreamTests(SharedEngine shared)
{
    private WarehouseClient Client => shared.Engine.Client;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200_000)]
    public async Task Numbers_texts_money_and_times_are_those_of_the_rows(int rows)
    {
        var sql = SqlText.FromOperator("columns", $"""
            SELECT number * 7919 AS n, toUInt8(number % 3) AS flag, toDateTime64(number / 1000, 3, 'UTC') AS at,
              toLowCardinality(if(number % 5 = 0, '', concat('ünï ', toString(number % 70000)))) AS text,
              if(number % 4 = 0, NULL, toDecimal128(number, 8) - 3) AS money
            FROM numbers({rows})
            """);
        await using var expected = await Client.OpenAsync(sql, null, TestContext.Current.CancellationToken);
        await using var blocks = await Client.OpenBlocksAsync(sql, null, TestContext.Current.CancellationToken);
        var seen = 0;
        while (await blocks.ReadAsync(TestContext.Current.CancellationToken))
        {
            for (var i = 0; i < blocks.Rows; i++, seen++)
            {
                (await expected.ReadAsync(TestContext.Current.CancellationToken)).ShouldBeTrue();
                var texts = blocks.Texts(3);
                var isNull = blocks.Nulls(4)[i] != 0;
                (blocks.Numbers<ulong>(0)[i], blocks.Numbers<byte>(1)[i] != 0, blocks.Numbers<long>(2)[i], texts.Texts[texts.Keys[i]])
                    .ShouldBe((expected.ReadUInt64(), expected.ReadBool(), expected.ReadDateTime().ToUnixTimeMilliseconds(), expected.ReadString()));
                (isNull ? (decimal?)null : (decimal)blocks.Numbers<Int128>(4)[i] / 100_000_000m).ShouldBe(expected.TryReadNull() ? null : expected.ReadDecimal());
            }
        }
        seen.ShouldBe(rows);
    }

    [Fact]
    public async Task A_query_that_fails_after_its_first_rows_says_so()
    {
        var sql = SqlText.FromOperator("late", "SELECT number, throwIf(number = 5000000, 'too late') AS x FROM numbers(10000000) SETTINGS max_block_size = 1000");
        var problem = await Should.ThrowAsync<WarehouseException>(async () =>
        {
            await using var blocks = await Client.OpenBlocksAsync(sql, null, TestContext.Current.CancellationToken);
            while (await blocks.ReadAsync(TestContext.Current.CancellationToken))
                blocks.Rows.ShouldBeGreaterThan(0);
        });
        problem.Message.ShouldContain("too late");
    }

    [Fact]
    public async Task A_type_that_is_not_read_is_named()
    {
        var sql = SqlText.FromOperator("arrays", "SELECT [number] AS list FROM numbers(3)");
        await using var blocks = await Client.OpenBlocksAsync(sql, null, TestContext.Current.CancellationToken);
        (await Should.ThrowAsync<WarehouseException>(async () => await blocks.ReadAsync(TestContext.Current.CancellationToken)))
            .Message.ShouldContain("Array(UInt64)");
    }
}
