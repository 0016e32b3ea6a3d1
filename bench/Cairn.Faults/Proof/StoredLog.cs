namespace Cairn.Faults.Proof;

/// <summary>A row of logs.sql.</summary>
internal sealed record StoredLog(string LogId, ulong Records, ulong Different, ulong First, ulong End)
{
    /// <summary>Whether every place up to the last is there, once.</summary>
    public bool IsWhole => First == 0 && Records == End && Different == End;
}
