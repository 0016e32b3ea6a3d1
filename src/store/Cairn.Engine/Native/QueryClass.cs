namespace Cairn.Engine.Native;

/// <summary><c>chdb_query_class</c>: ascending by how restricted a statement is.</summary>
internal enum QueryClass : uint
{
    /// <summary>SELECT, SHOW, DESCRIBE, EXPLAIN, EXISTS, CHECK.</summary>
    ReadOnly,

    /// <summary>Changes a database: INSERT, CREATE, ALTER, DROP ...</summary>
    Mutating,

    /// <summary>Changes what stands beside the databases: functions, users, named collections.</summary>
    MutatingGlobal,

    /// <summary>SET, USE, SYSTEM, ATTACH, BACKUP, KILL, INTO OUTFILE, INSERT INTO FUNCTION ...</summary>
    Control,

    /// <summary>Did not parse.</summary>
    Unknown,
}
