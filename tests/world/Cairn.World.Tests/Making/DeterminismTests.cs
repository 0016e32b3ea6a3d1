using Cairn.World.Making;

namespace Cairn.World.Tests.Making;

public class DeterminismTests
{
    [Theory]
    [InlineData("shop")]
    [InlineData("fintech")]
    public void same_seed_same_bytes_on_any_number_of_threads(string preset)
    {
        using var one = MadeWorld.Of(preset, people: 700, faults: "chaos", threads: 1);
        using var two = MadeWorld.Of(preset, people: 700, faults: "chaos", threads: 2);
        using var five = MadeWorld.Of(preset, people: 700, faults: "chaos", threads: 5);
        one.Digests().Count.ShouldBe(8);
        two.Digests().ShouldBe(one.Digests());
        five.Digests().ShouldBe(one.Digests());
    }

    [Fact]
    public void another_seed_is_another_world()
    {
        using var one = MadeWorld.Of(seed: 1);
        using var other = MadeWorld.Of(seed: 2);
        foreach (var file in new[] { "requests.jsonl", "answers.json", "truth/orders.csv", "truth/crm.csv", "truth/spend.csv" })
            other.Digests()[file].ShouldNotBe(one.Digests()[file], file);
    }

    [Fact]
    public void the_bytes_of_one_world_are_pinned()
    {
        // Another machine or another runtime must give these too. A change of the model changes them, and that is to be seen.
        using var world = MadeWorld.Of(people: 64, days: 7, faults: "leaky", seed: 42);
        world.Digests()["requests.jsonl"][..16].ShouldBe("560721528018BC26");
        world.Digests()["answers.json"][..16].ShouldBe("63F2613F81DEC799");
    }

    [Fact]
    public void faults_change_no_life()
    {
        using var calm = MadeWorld.Of(faults: "calm");
        using var chaos = MadeWorld.Of(faults: "chaos");
        foreach (var file in new[] { "truth/orders.csv", "truth/crm.csv", "truth/survey.csv", "truth/spend.csv" })
            chaos.Digests()[file].ShouldBe(calm.Digests()[file], file);
        chaos.Summary.Effects.Select(row => (row.Name, row.Conversions)).ShouldBe(calm.Summary.Effects.Select(row => (row.Name, row.Conversions)));
    }

    [Fact]
    public void a_stopped_world_leaves_nothing_behind()
    {
        var root = Directory.CreateTempSubdirectory("cairn-world-").FullName;
        try
        {
            using var stop = new CancellationTokenSource();
            var request = new WorldRequest { Preset = "shop", Seed = 1, People = 100_000, Days = 60, Folder = Path.Combine(root, "w") };
            var progress = new Stopper(stop);
            Should.Throw<OperationCanceledException>(() => WorldMaker.Make(request, progress, stop.Token));
            Directory.EnumerateFileSystemEntries(root).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void a_folder_with_something_else_in_it_is_left_alone()
    {
        var root = Directory.CreateTempSubdirectory("cairn-world-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(root, "notes.txt"), "mine");
            var request = new WorldRequest { Preset = "shop", Seed = 1, People = 10, Days = 2, Folder = root, Replace = true };
            Should.Throw<WorldException>(() => WorldMaker.Make(request, null, CancellationToken.None)).Message.ShouldContain("not a world");
            File.ReadAllText(Path.Combine(root, "notes.txt")).ShouldBe("mine");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void what_stands_beside_the_folder_is_left_alone()
    {
        var root = Directory.CreateTempSubdirectory("cairn-world-").FullName;
        try
        {
            var other = Directory.CreateDirectory(Path.Combine(root, "w.part")).FullName;
            File.WriteAllText(Path.Combine(other, "notes.txt"), "mine");
            var request = new WorldRequest { Preset = "shop", Seed = 1, People = 10, Days = 7, Folder = Path.Combine(root, "w") };
            WorldMaker.Make(request, null, CancellationToken.None);
            File.ReadAllText(Path.Combine(other, "notes.txt")).ShouldBe("mine");
            Directory.EnumerateDirectories(root).Select(Path.GetFileName).Order().ShouldBe(["w", "w.part"]);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void a_rate_that_nobody_can_reach_is_rejected()
    {
        var request = new WorldRequest
        {
            Preset = "shop", Seed = 1, People = 10, Days = 30, SessionsPerWeek = 10, ConversionRate = 0.5,
            Folder = Path.Combine(Path.GetTempPath(), "cairn-" + Guid.NewGuid().ToString("N")),
        };
        var problem = Should.Throw<WorldException>(() => WorldMaker.Make(request, null, CancellationToken.None));
        Directory.Exists(request.Folder).ShouldBeFalse();
        problem.Message.ShouldContain("rate of 0.5 asked for");
        problem.Remedy.ShouldContain("--conversion-rate");
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<WorldProgress>
    {
        public void Report(WorldProgress value)
        {
            if (value is { Phase: WorldPhase.Living, Done: > 0 })
                stop.Cancel();
        }
    }
}
