using Cairn.World.Making;

namespace Cairn.World.Cli.Making;

/// <summary>Keeps the latest progress of a world for whoever shows it. Reports may come from several threads.</summary>
internal sealed class LatestProgress : IProgress<WorldProgress>
{
    private readonly Lock _gate = new();
    private WorldProgress _latest;

    public WorldProgress Value
    {
        get
        {
            lock (_gate)
                return _latest;
        }
    }

    public void Report(WorldProgress value)
    {
        lock (_gate)
            if (value.Phase != _latest.Phase || value.Done >= _latest.Done)
                _latest = value;
    }
}
