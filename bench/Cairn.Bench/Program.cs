using Cairn.Bench;
using Cairn.Bench.Attribution;

return args switch
{
    ["attribution"] => AttributionBench.Run(),
    _ => Usage.Show(),
};
