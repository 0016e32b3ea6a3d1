using System.Diagnostics;
using Cairn.Reference.Tests.Comparison;

namespace Cairn.Bench.Reference;

/// <summary>Compares the product with the reference on many random cases: how many rows of reports differ?</summary>
/// <remarks>One engine a processor: nine tenths of a case is an engine planning queries, on one thread.</remarks>
internal sealed class ReferenceBench(ulong cases, ulong seed)
{
    private const int Questions = 8;
    private const int MaxTold = 20;
    private const ulong Progress = 1_000;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private ulong _begun;
    private ulong _ended;
    private int _different;

    /// <summary>Runs the cases of consecutive seeds: eight questions to each seed's log.</summary>
    /// <param name="cases">How many.</param>
    /// <param name="seed">The first log's seed.</param>
    /// <returns>1 where a case differs.</returns>
    public static async Task<int> RunAsync(ulong cases, ulong seed)
    {
        var bench = new ReferenceBench(cases, seed);
        var folder = Directory.CreateTempSubdirectory("cairn-reference-").FullName;
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount)
            .Select(i => Task.Run(() => bench.WorkAsync(Path.Combine(folder, $"data-{i}")))));
        Directory.Delete(folder, recursive: true);
        Console.WriteLine($"{bench._ended:N0} cases from seed {seed}, {bench._different:N0} differ, {bench._watch.Elapsed.TotalSeconds:N0} s");
        return bench._different == 0 ? 0 : 1;
    }

    /// <summary>Takes one case after the other until none is left, in an engine of its own.</summary>
    private async Task WorkAsync(string folder)
    {
        await using var warehouse = await CaseWarehouse.OpenAsync(
            folder, Path.Combine(AppContext.BaseDirectory, "cairn"), CancellationToken.None);
        var comparison = new CaseComparison(warehouse);
        while (Interlocked.Increment(ref _begun) - 1 is var i && i * Questions < cases && Volatile.Read(ref _different) < MaxTold)
        {
            foreach (var difference in await comparison.RunAsync(seed + i, Questions, CancellationToken.None))
            {
                Interlocked.Increment(ref _different);
                Console.WriteLine(difference);
            }

            if (Interlocked.Add(ref _ended, Questions) is var ended && ended % Progress == 0)
                Console.Error.WriteLine($"{ended:N0} of {cases:N0} cases, {Volatile.Read(ref _different):N0} differ, {ended / _watch.Elapsed.TotalSeconds:N1} a second");
        }
    }
}
