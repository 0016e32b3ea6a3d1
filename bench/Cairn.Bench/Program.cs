using Cairn.Bench;
using Cairn.Bench.Acts;
using Cairn.Bench.Attribution;
using Cairn.Bench.Collector;
using Cairn.Bench.Deduplication;
using Cairn.Bench.Faults;
using Cairn.Bench.Fuzz;
using Cairn.Bench.Identity;
using Cairn.Bench.Import;
using Cairn.Bench.Reference;
using Cairn.Bench.World;

const long DefaultRows = 3_000_000;
const int DefaultRounds = 3;

// What a bench starts is gone soon after it.
Environment.SetEnvironmentVariable("CAIRN_ENGINE_LINGER", "5s");

return args switch
{
    ["acts"] => await ActsBench.RunAsync(10_000_000, kept: null),
    ["acts", var events] => await ActsBench.RunAsync(long.Parse(events), kept: null),
    ["acts", var events, var folder] => await ActsBench.RunAsync(long.Parse(events), Path.GetFullPath(folder)),
    ["attribution"] => AttributionBench.Run(),
    ["attribution", "intervals"] => AttributionBench.RunIntervals(),
    ["collector"] => await CollectorBench.TableAsync(seconds: 20),
    ["collector", var events, var bytes, var rate, var seconds] =>
        await CollectorBench.OneAsync(int.Parse(events), int.Parse(bytes), int.Parse(rate), int.Parse(seconds)),
    ["discard", var bytes, var seconds, var rounds, var connections] =>
        await DiscardBench.RunAsync(int.Parse(bytes), int.Parse(seconds), int.Parse(rounds), int.Parse(connections)),
    ["deduplication"] => DeduplicationBench.Run(millions: 10),
    ["deduplication", var millions] => DeduplicationBench.Run(int.Parse(millions)),
    ["faults"] => await FaultBench.RunAsync(kills: 1000, minutesDown: 10),
    ["faults", var kills] => await FaultBench.RunAsync(int.Parse(kills), minutesDown: 10),
    ["faults", var kills, var minutes] => await FaultBench.RunAsync(int.Parse(kills), double.Parse(minutes)),
    ["faults", var kills, var minutes, var only] => await FaultBench.RunAsync(int.Parse(kills), double.Parse(minutes), only),
    ["fuzz"] => await FuzzBench.RunAsync(millions: 1, seed: 1),
    ["fuzz", var millions, var seed] => await FuzzBench.RunAsync(double.Parse(millions), int.Parse(seed)),
    ["identity"] => IdentityBench.Run(10_000_000),
    ["identity", var identifiers] => IdentityBench.Run(long.Parse(identifiers)),
    ["import"] => await ImportBench.RunAsync(DefaultRows, DefaultRounds),
    ["import", var rows] => await ImportBench.RunAsync(long.Parse(rows), DefaultRounds),
    ["import", var rows, var rounds] => await ImportBench.RunAsync(long.Parse(rows), int.Parse(rounds)),
    ["reference"] => await ReferenceBench.RunAsync(cases: 100_000, seed: 1),
    ["reference", var cases, var seed] => await ReferenceBench.RunAsync(ulong.Parse(cases), ulong.Parse(seed)),
    ["world"] => WorldBench.Run(largest: 1),
    ["world", var millions] => WorldBench.Run(int.Parse(millions)),
    _ => Usage.Show(),
};
