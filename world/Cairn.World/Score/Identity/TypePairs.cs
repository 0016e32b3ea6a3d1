namespace Cairn.World.Score.Identity;

/// <summary>Numbers of pairs by the types of the two identifiers.</summary>
/// <param name="types">How many types there are.</param>
internal sealed class TypePairs(int types)
{
    private readonly long[] _pairs = new long[types * types];

    /// <summary>All pairs.</summary>
    public long All => _pairs.Sum();

    /// <summary>Adds pairs of an identifier of one type with identifiers of another.</summary>
    public void Add(int type, int other, long pairs) => _pairs[(type * types) + other] += pairs;

    /// <summary>The pairs in which at least one identifier is of a type.</summary>
    public long With(int type)
    {
        var sum = 0L;
        for (var other = 0; other < types; other++)
            sum += _pairs[(type * types) + other] + (other == type ? 0 : _pairs[(other * types) + type]);
        return sum;
    }
}
