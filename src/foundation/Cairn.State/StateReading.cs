using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cairn.State;

/// <summary>Reads rows by a reader that is written out.</summary>
/// <remarks>
/// Dapper makes its own at run time, one for each kind of record, which takes a tenth of a second of processor time: too much
/// of what a collector may take until it answers after a restart.
/// </remarks>
internal static class StateReading
{
    /// <summary>All rows that a query without parameters finds.</summary>
    public static List<T> ReadAll<T>(this SqliteConnection connection, string sql, Func<IDataReader, T> read)
    {
        using var rows = connection.ExecuteReader(sql);
        var all = new List<T>();
        while (rows.Read())
            all.Add(read(rows));
        return all;
    }
}
