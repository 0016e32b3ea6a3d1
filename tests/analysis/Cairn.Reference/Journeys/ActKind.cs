namespace Cairn.Reference.Journeys;

/// <summary>What an act does to the cycles of its person.</summary>
internal enum ActKind
{
    /// <summary>It ends nothing.</summary>
    Plain,

    /// <summary>It counts as a conversion and ends a cycle.</summary>
    Conversion,

    /// <summary>The first telling of an order that belongs to somebody else: no act, but it ends the cycle.</summary>
    EndOnly,
}
