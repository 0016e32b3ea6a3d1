namespace Cairn.Spool.Tests;

/// <summary>What is read of a spool whose process died and whose disk has changed something since.</summary>
public sealed class CrashedSpoolTests
{
    private const int Requests = 120;
    private const int MaxInPage = 16;

    private static readonly string[] Everything = [.. Enumerable.Range(0, Requests).Select(CrashedSpool.Body)];

    [Fact]
    public async Task A_bit_that_changed_anywhere_in_the_log_costs_nothing_or_its_page()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 20; i++)
        {
            await using var crashed = await CrashedSpool.LeaveAsync(Requests, bodyBytes: 500);
            var log = await File.ReadAllBytesAsync(crashed.Log, TestContext.Current.CancellationToken);
            var at = random.Next(CrashedSpool.HeaderBytes, log.Length);
            log[at] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(crashed.Log, log, TestContext.Current.CancellationToken);
            var (repaired, read) = await crashed.OpenAsync();
            var place = $"seed {seed}, byte {at} of {log.Length}";
            read.Count.ShouldBe(Requests, place);
            read.Where((body, number) => body != "damaged" && body != Everything[number]).ShouldBeEmpty(place);
            read.Count(body => body == "damaged").ShouldBeLessThanOrEqualTo(MaxInPage, place);
            repaired.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public async Task A_bit_that_changed_in_a_log_that_was_begun_anew_costs_nothing_or_its_page()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var crashed = await CrashedSpool.LeaveAsync(Requests, bodyBytes: 500, earlierRounds: 2);
        var log = await File.ReadAllBytesAsync(crashed.Log, TestContext.Current.CancellationToken);
        var at = random.Next(CrashedSpool.HeaderBytes, log.Length);
        log[at] ^= (byte)(1 << random.Next(8));
        await File.WriteAllBytesAsync(crashed.Log, log, TestContext.Current.CancellationToken);
        var (_, read) = await crashed.OpenAsync();
        var place = $"seed {seed}, byte {at} of {log.Length}, {crashed.Earlier} before";
        read.Count.ShouldBe(crashed.Earlier + Requests, place);
        read.Where((body, number) => body != "damaged" && body != CrashedSpool.Body(number)).ShouldBeEmpty(place);
        read.Count(body => body == "damaged").ShouldBeLessThanOrEqualTo(MaxInPage, place);
    }

    [Fact]
    public async Task Bytes_that_changed_in_a_body_cost_that_request_and_none_behind_it()
    {
        await using var crashed = await CrashedSpool.LeaveAsync(Requests, bodyBytes: 500);
        var log = await File.ReadAllBytesAsync(crashed.Log, TestContext.Current.CancellationToken);
        for (int at, from = 0; (at = log.AsSpan(from).IndexOf("body 0060"u8)) >= 0; from += at + 1)
            log.AsSpan(from + at + 20, 100).Fill((byte)'?');
        await File.WriteAllBytesAsync(crashed.Log, log, TestContext.Current.CancellationToken);
        var (repaired, read) = await crashed.OpenAsync();
        repaired.ShouldBeGreaterThan(0);
        read.ShouldBe(Everything.Select((body, i) => i == 60 ? "damaged" : body));
    }

    [Fact]
    public async Task A_log_is_kept_as_it_was_found_before_it_is_mended_and_an_intact_one_is_not()
    {
        await using var intact = await CrashedSpool.LeaveAsync(Requests, bodyBytes: 500);
        await intact.OpenAsync();
        Directory.GetFiles(intact.Folder, "*.unrepaired").ShouldBeEmpty();

        await using var crashed = await CrashedSpool.LeaveAsync(Requests, bodyBytes: 500);
        var path = crashed.Log;
        var found = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        foreach (var frame in new[] { 30, 60 })
            found[CrashedSpool.HeaderBytes + frame * CrashedSpool.FrameBytes + 4000] ^= 4;
        await File.WriteAllBytesAsync(path, found, TestContext.Current.CancellationToken);
        (await crashed.OpenAsync()).Repaired.ShouldBeGreaterThan(0);
        (await File.ReadAllBytesAsync(path + ".unrepaired", TestContext.Current.CancellationToken)).ShouldBe(found);
    }

    [Fact]
    public async Task A_group_that_was_never_written_to_its_end_is_no_acts()
    {
        await using var crashed = await CrashedSpool.LeaveAsync(Requests, bodyBytes: 500);
        var log = await File.ReadAllBytesAsync(crashed.Log, TestContext.Current.CancellationToken);
        var last = log.AsSpan(log.Length - CrashedSpool.FrameBytes).ToArray();
        new Random(1).NextBytes(last.AsSpan(1000));
        await File.WriteAllBytesAsync(crashed.Log, [.. log, .. last, .. last.AsSpan(0, 300)], TestContext.Current.CancellationToken);
        var (repaired, read) = await crashed.OpenAsync();
        repaired.ShouldBe(0);
        read.ShouldBe(Everything);
    }

    [Theory]
    [InlineData(60_000)]
    [InlineData(0)]
    public async Task A_file_that_was_not_closed_is_not_gone_on_with_as_its_end_may_be_delivered_and_lost(int length)
    {
        await using var crashed = await CrashedSpool.LeaveAsync(Requests, bodyBytes: 10);
        await File.WriteAllBytesAsync(crashed.Log, [.. (await File.ReadAllBytesAsync(crashed.Log, TestContext.Current.CancellationToken)).Take(length)], TestContext.Current.CancellationToken);
        await using var spool = RequestSpool.Open(new SpoolOptions { Folder = crashed.Folder }, TimeProvider.System);
        (await spool.AppendAsync(CrashedSpool.Request(1, 10), 1)).IsStored.ShouldBeTrue();
        spool.Files.Count.ShouldBe(2);
        using var reader = spool.OpenReader(spool.Files[1]);
        reader.End().ShouldBe(1);
    }

    [Fact]
    public async Task A_file_whose_maker_died_before_its_table_was_there_is_an_empty_one()
    {
        var folder = Directory.CreateTempSubdirectory("cairn-spool-").FullName;
        var name = new SpoolFileName(DateOnly.FromDateTime(DateTime.UtcNow), 0);
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{name.LogId[SpoolFileName.LogPrefix.Length..]}.db"), [], TestContext.Current.CancellationToken);
        using (var reader = SpoolReader.Open(folder, name))
            reader.End().ShouldBe(0);
        Directory.Delete(folder, recursive: true);
    }
}
