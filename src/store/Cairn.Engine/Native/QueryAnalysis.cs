using System.Runtime.InteropServices;

namespace Cairn.Engine.Native;

/// <summary><c>chdb_query_analysis_v1</c>: what chDB's own parser says of a statement.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct QueryAnalysis
{
    /// <summary>Set by the caller to the size of this struct.</summary>
    public uint StructSize;

    /// <summary>Executable statements in the text.</summary>
    public uint StatementCount;

    /// <summary>Bit set of <c>chdb_query_analysis_flag</c>.</summary>
    public uint Flags;

    /// <summary>What the statement does to state that outlives it.</summary>
    public QueryClass Class;
}
