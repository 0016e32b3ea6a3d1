using Cairn.Pipeline.Deduplication;
using Cairn.Protocols.Wire;

namespace Cairn.Pipeline.Tests.Deduplication;

public sealed class MessageIndexTests
{
    private const string Log = "spool/2026-11-22-000";
    private const int Day = 20_000;

    [Fact]
    public void A_message_is_remembered_for_thirty_days_after_it_was_last_received()
    {
        using var folder = new TemporaryFolder();
        using var index = Open(folder);
        index.Add(Keys.Key(1), Day).ShouldBe(MessageStatus.New);
        index.Add(Keys.Key(1), Day + 30).ShouldBe(MessageStatus.Duplicate);
        index.Add(Keys.Key(1), Day + 60).ShouldBe(MessageStatus.Duplicate);
        index.Add(Keys.Key(1), Day + 91).ShouldBe(MessageStatus.New);
        index.Add(Keys.Key(1, 2), Day + 92).ShouldBe(MessageStatus.IdReused);
        index.Add(Keys.Key(1, 2), Day + 93).ShouldBe(MessageStatus.Duplicate);
        index.Add(Keys.Key(1), Day + 93).ShouldBe(MessageStatus.Duplicate);
    }

    [Fact]
    public void It_tells_what_it_remembers_and_how_much_memory_that_takes()
    {
        using var folder = new TemporaryFolder();
        using var index = Open(folder);
        (index.Count, index.Days, index.NewestDay, index.RememberedSince).ShouldBe((0, 0, -1, 0));
        foreach (var key in Keys.Range(0, 10))
            index.Add(key, Day);
        index.Add(Keys.Key(10), Day + 7);
        (index.Count, index.Days, index.NewestDay, index.RememberedSince).ShouldBe((11, 2, Day + 7, Day - 23));
        (index.ForgottenEarly, index.Bytes).ShouldBe((0, MessageIndexOptions.MaxBytesFloor));
        index.Add(Keys.Key(11), Day + 31);
        (index.Count, index.Days, index.RememberedSince).ShouldBe((2, 2, Day + 1));
    }

    [Fact]
    public void What_was_saved_is_known_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        using (var index = Open(folder))
        {
            AddAndSave(index, Log, 0, Keys.Range(0, 100));
            AddAndSave(index, Log, 100, Keys.Range(100, 100));
            AddAndSave(index, "import of café/1", 0, Keys.Range(200, 100));
            index.Add(Keys.Key(300), Day);
        }
        using var again = Open(folder, stored: 200);
        (again.CoveredTo(Log), again.CoveredTo("import of café/1"), again.CoveredTo("other")).ShouldBe((200ul, 100ul, 0ul));
        again.Count.ShouldBe(300);
        foreach (var key in Keys.Range(0, 300))
            again.Add(key, Day).ShouldBe(MessageStatus.Duplicate);
        again.Add(Keys.Key(300), Day).ShouldBe(MessageStatus.New);
    }

    [Fact]
    public void What_a_batch_that_is_not_stored_yet_needs_is_on_disk_although_a_later_one_was_prepared()
    {
        using var folder = new TemporaryFolder();
        using (var index = Open(folder))
        {
            AddAndSave(index, Log, 0, [Keys.Key(1)]);
            index.Add(Keys.Key(2), Day + 1).ShouldBe(MessageStatus.New);
            index.Add(Keys.Key(1), Day + 30).ShouldBe(MessageStatus.Duplicate);
            index.Add(Keys.Key(3), Day + 31).ShouldBe(MessageStatus.New);
            index.Save("spool/2026-11-23-000", Day + 1, 0, 1, [Keys.Key(2)]);
        }
        using var again = Open(folder);
        again.Add(Keys.Key(1), Day + 30).ShouldBe(MessageStatus.Duplicate);
    }

    [Fact]
    public void What_the_warehouse_does_not_hold_is_no_duplicate_of_itself()
    {
        using var folder = new TemporaryFolder();
        using (var index = Open(folder))
        {
            AddAndSave(index, Log, 0, Keys.Range(0, 100));
            AddAndSave(index, Log, 100, Keys.Range(100, 100));
        }
        using var again = Open(folder, stored: 150);
        again.CoveredTo(Log).ShouldBe(100ul, "a block that is stored in part is read from the log again as a whole");
        again.Add(Keys.Key(99), Day).ShouldBe(MessageStatus.Duplicate);
        again.Add(Keys.Key(150), Day).ShouldBe(MessageStatus.New);
    }

    [Fact]
    public void A_batch_has_to_go_on_where_the_one_before_it_ends()
    {
        using var folder = new TemporaryFolder();
        using var index = Open(folder);
        AddAndSave(index, Log, 0, Keys.Range(0, 100));
        Should.Throw<ArgumentException>(() => index.Save(Log, Day, 0, 100, Keys.Range(0, 100)));
        Should.Throw<ArgumentException>(() => index.Save(Log, Day, 101, 102, Keys.Range(100, 1)));
        Should.Throw<ArgumentException>(() => index.Save(Log, Day, 100, 100, []));
        Should.Throw<ArgumentException>(() => index.Save(new string('/', 100), Day, 0, 1, [])).Message.ShouldContain("200 characters");
        index.Save(Log, Day, 100, 120, []);
        index.CoveredTo(Log).ShouldBe(120ul);
    }

    [Fact]
    public void Files_of_logs_that_are_too_old_are_deleted()
    {
        using var folder = new TemporaryFolder();
        using (var index = Open(folder))
        {
            AddAndSave(index, "old", 0, Keys.Range(0, 10));
            AddAndSave(index, "kept", 0, Keys.Range(10, 10), Day + 1);
            AddAndSave(index, Log, 0, Keys.Range(20, 10), Day + 31);
            index.CoveredTo("old").ShouldBe(0ul);
            index.Save("old", Day, 10, 20, Keys.Range(30, 10));
            Directory.GetFiles(folder.Path).Length.ShouldBe(2);
            index.Add(Keys.Key(50), Day + 32);
        }
        using (var again = Open(folder))
            again.CoveredTo("kept").ShouldBe(10ul);
        using var last = Open(folder);
        AddAndSave(last, Log, 10, Keys.Range(60, 10), Day + 32);
        folder.OnlyFile.ShouldContain("spool%2F2026-11-22-000.ids");
    }

    [Fact]
    public void When_the_disk_is_full_the_index_goes_on_and_saves_later()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/full is Linux's");
        using var folder = new TemporaryFolder();
        using var index = Open(folder);
        AddAndSave(index, Log, 0, Keys.Range(0, 10));
        var (file, aside) = (folder.OnlyFile, Path.Combine(folder.Path, "aside"));
        File.Move(file, aside);
        File.CreateSymbolicLink(file, "/dev/full");
        foreach (var key in Keys.Range(10, 10))
            index.Add(key, Day);
        var problem = Should.Throw<MessageIndexException>(() => index.Save(Log, Day, 10, 20, Keys.Range(10, 10)));
        problem.IsDiskFull.ShouldBeTrue();
        problem.Message.ShouldContain(file);
        index.CoveredTo(Log).ShouldBe(10ul);
        index.Add(Keys.Key(15), Day).ShouldBe(MessageStatus.Duplicate);
        File.Delete(file);
        File.Move(aside, file);
        index.Save(Log, Day, 10, 20, Keys.Range(10, 10));
        using var again = Open(folder);
        (again.CoveredTo(Log), again.Count).ShouldBe((20ul, 20L));
    }

    [Fact]
    public void A_folder_that_is_none_is_rejected_with_its_name()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        var problem = Should.Throw<MessageIndexException>(() => MessageIndex.Open(new MessageIndexOptions { Folder = file }, _ => 0));
        problem.Message.ShouldContain(file);
        problem.IsDiskFull.ShouldBeFalse();
    }

    [Fact]
    public void Among_millions_of_random_ids_none_is_taken_for_another_and_none_is_forgotten_while_the_table_grows()
    {
        const int Batch = 500_000, Batches = 6;
        var seed = (ulong)Random.Shared.NextInt64();
        using var folder = new TemporaryFolder();
        using (var index = Open(folder, most: 64L << 20))
        {
            for (var batch = 0ul; batch < Batches; batch++)
            {
                var keys = Keys.Range(seed + (batch * Batch), Batch);
                keys.Count(key => index.Add(key, Day + (int)batch) != MessageStatus.New).ShouldBe(0, $"seed {seed}");
                index.Save(Log, Day + (int)batch, batch * Batch, (batch + 1) * Batch, keys);
            }
            index.Bytes.ShouldBeGreaterThan(MessageIndexOptions.MaxBytesFloor);
        }
        using var again = Open(folder, most: 64L << 20);
        (again.Count, again.ForgottenEarly).ShouldBe((Batch * Batches, 0));
        Keys.Range(seed, Batch * Batches).Count(key => again.Add(key, Day + Batches) != MessageStatus.Duplicate).ShouldBe(0, $"seed {seed}");
        Keys.Range(seed - Batch, Batch).Count(key => again.Add(key, Day + Batches) != MessageStatus.New).ShouldBe(0, $"seed {seed}");
    }

    private static MessageIndex Open(TemporaryFolder folder, ulong stored = ulong.MaxValue, long most = MessageIndexOptions.MaxBytesFloor) =>
        MessageIndex.Open(new MessageIndexOptions { Folder = folder.Path, MaxBytes = most }, _ => stored);

    private static void AddAndSave(MessageIndex index, string log, ulong from, MessageKey[] keys, int day = Day)
    {
        foreach (var key in keys)
            index.Add(key, day).ShouldBe(MessageStatus.New);
        index.Save(log, day, from, from + (ulong)keys.Length, keys);
    }
}
