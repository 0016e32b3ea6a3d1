namespace Cairn.Collect.Spooling;

/// <summary>Is told where a request stands in the spool.</summary>
public interface ISpoolListener
{
    /// <summary>
    /// The request is on disk. Called on the spool's own thread, in the order of the log and before the append completes: it must be
    /// quick and must not throw.
    /// </summary>
    void OnStored(SpoolPlace place);
}
