namespace Cairn.Spool;

/// <summary>Goes along with a request until it is on disk.</summary>
public interface ISpoolCompanion
{
    /// <summary>Bytes that what it copies into a group takes, about: they count as waiting.</summary>
    long Bytes { get; }

    /// <summary>
    /// The request joins a group that will be written as one. Called in the order of the log and under the spool's lock: it must be
    /// quick and must not throw. What the group is to know must be copied: when the append has begun, the companion may be used for
    /// another request.
    /// </summary>
    /// <param name="group">What came along with earlier requests of the group; null when nothing did.</param>
    /// <param name="request">Place of the request in the group, from 0.</param>
    /// <returns>What comes along with the group now.</returns>
    ISpoolGroupCompanion? Join(ISpoolGroupCompanion? group, int request);
}
