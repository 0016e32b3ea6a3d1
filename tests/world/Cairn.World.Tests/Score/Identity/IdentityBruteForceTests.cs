using Cairn.World.Score.Identity;

namespace Cairn.World.Tests.Score.Identity;

public class IdentityBruteForceTests(ITestOutputHelper output)
{
    private static readonly string[] Types = ["user_id", "anonymous_id", "wallet"];

    [Fact]
    public void counts_are_those_of_looking_at_every_pair()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            output.WriteLine($"seed {seed}");
            Compare(new Random(seed));
        }
    }

    private static void Compare(Random random)
    {
        var people = random.Next(1, 12);
        var ids = Enumerable.Range(0, random.Next(1, 40)).Select(i => new Identifier(
            Types[random.Next(Types.Length)], $"i{i}",
            [.. Enumerable.Range(0, random.Next(1, OwnerSet.Max + 1)).Select(_ => random.Next(people)).Distinct()],
            random.Next(-2, 6))).ToList();
        var known = ids.Where(id => id.Cluster != -2).ToList(); // the others are unknown to the answers
        if (!known.Any(id => id.Cluster >= 0))
            return;

        var score = IdentityScoreTests.Score(
            Enumerable.Range(0, people).Select(person => IdentityScoreTests.Person(
                [.. known.Where(id => id.Owners.Contains(person)).Select(id => (id.Type, id.Id))])),
            ids.Where(id => id.Cluster != -1).GroupBy(id => Math.Abs(id.Cluster)).Select(cluster => cluster.Select(id => (id.Type, id.Id))));

        score.Pairs.ShouldBe(Count(known, _ => true));
        foreach (var type in score.Types)
            type.Pairs.ShouldBe(Count(known, id => id.Type == type.Type));
        score.Unknown.ShouldBe(ids.Count - known.Count);
        score.OverMerged.ShouldBe(known.Where(id => id.Cluster >= 0).GroupBy(id => id.Cluster)
            .Count(cluster => cluster.Any(a => cluster.Any(b => !a.Shares(b)))));
        var own = known.Where(id => id.Owners.Length == 1).GroupBy(id => id.Owners[0]).Where(person => person.Count() > 1).ToList();
        score.WithSeveral.ShouldBe(own.Count);
        score.Split.ShouldBe(own.Count(person => person.Any(id => id.Cluster < 0 || id.Cluster != person.First().Cluster)));
    }

    private static PairScore Count(List<Identifier> ids, Func<Identifier, bool> counts)
    {
        long right = 0, claimed = 0, truth = 0;
        for (var i = 0; i < ids.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (!counts(ids[i]) && !counts(ids[j]))
                    continue;
                var shares = ids[i].Shares(ids[j]);
                var together = ids[i].Cluster >= 0 && ids[i].Cluster == ids[j].Cluster;
                right += shares && together ? 1 : 0;
                claimed += together ? 1 : 0;
                truth += shares ? 1 : 0;
            }
        }

        return new PairScore(right, claimed, truth);
    }

    /// <summary>Cluster -1: not in the report; -2: only in the report, in cluster 2.</summary>
    private sealed record Identifier(string Type, string Id, int[] Owners, int Cluster)
    {
        public bool Shares(Identifier other) => Owners.Intersect(other.Owners).Any();
    }
}
