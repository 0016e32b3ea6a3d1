using Cairn.Bench;
using Cairn.Bench.Attribution;
using Cairn.Bench.Import;

const long DefaultRows = 3_000_000;
const int DefaultRounds = 3;

return args switch
{
    ["attribution"] => AttributionBench.Run(),
    ["import"] => await ImportBench.RunAsync(DefaultRows, DefaultRounds),
    ["import", var rows] => await ImportBench.RunAsync(long.Parse(rows), DefaultRounds),
    ["import", var rows, var rounds] => await ImportBench.RunAsync(long.Parse(rows), int.Parse(rounds)),
    _ => Usage.Show(),
};
