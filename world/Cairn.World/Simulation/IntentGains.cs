namespace Cairn.World.Simulation;

/// <summary>Lets each kind of act change a visit's intent once.</summary>
internal struct IntentGains
{
    private uint _given;

    /// <summary><paramref name="gain"/> the first time that <paramref name="kind"/> (0 to 31) is asked for, then 0.</summary>
    public double Once(int kind, double gain)
    {
        var bit = 1u << kind;
        if ((_given & bit) != 0)
            return 0;
        _given |= bit;
        return gain;
    }
}
