namespace Cairn.Protocols.Wire;

/// <summary>A bound on memory that many share: whoever needs much asks before he takes it.</summary>
public interface IMemoryBound
{
    /// <summary>Takes some.</summary>
    /// <param name="bytes">How many bytes, above 0.</param>
    /// <returns>False, and nothing is taken, when there is not so much left.</returns>
    bool TryTake(long bytes);

    /// <summary>Gives some back that was taken.</summary>
    void GiveBack(long bytes);
}
