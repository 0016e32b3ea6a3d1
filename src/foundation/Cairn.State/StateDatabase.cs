using Cairn.Data;
using Cairn.Model;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cairn.State;

/// <summary>
/// What the collector keeps of itself: <c>state.db</c> in the data folder, SQLite in write-ahead mode, readable by its owner
/// alone. Several processes use it at once: a server reads while commands write.
/// </summary>
public sealed class StateDatabase
{
    /// <summary>Its name in a data folder.</summary>
    public const string FileName = "state.db";

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(15);
    private static readonly SqlText WriteAhead = SqlText.Load(typeof(StateDatabase), "Sql.write_ahead.sql");

    private readonly string _connection;

    private StateDatabase(string path) => (Path, _connection) = (path, ConnectionText(path));

    /// <summary>Path of the file.</summary>
    public string Path { get; }

    /// <summary>Opens the database of a data folder, makes it where it is missing and brings it to the schema of this program.</summary>
    /// <exception cref="UserException">It cannot be opened, is no database, or was made by a newer program.</exception>
    public static StateDatabase Open(string dataFolder)
    {
        var database = new StateDatabase(System.IO.Path.Combine(dataFolder, FileName));
        return Guard(database.Path, () =>
        {
            database.CreateFile();
            using var connection = database.Connect();
            connection.Execute(WriteAhead.Text);
            StateMigrations.Apply(connection);
            return database;
        });
    }

    /// <summary>A connection of the caller's own.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        return connection;
    }

    /// <summary>Does something with a connection of its own, and says what is wrong with the file when it cannot.</summary>
    /// <exception cref="UserException">The file cannot be read or written.</exception>
    public T Use<T>(Func<SqliteConnection, T> act) => Guard(Path, () =>
    {
        using var connection = Connect();
        return act(connection);
    });

    /// <summary>The same as one transaction, which locks other writers out from its beginning.</summary>
    /// <exception cref="UserException">The file cannot be read or written.</exception>
    public T Change<T>(Func<SqliteConnection, T> act) => Use(connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = act(connection);
        transaction.Commit();
        return result;
    });

    private static T Guard<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new UserException(
                $"{path} cannot be used: {problem.Message}",
                "Check that the disk has room and that this user may write there; if the file is damaged, restore it from a backup.",
                problem);
        }
    }

    /// <summary>SQLite gives its side files the rights of the database, so only this one is made by hand.</summary>
    private void CreateFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (!File.Exists(Path))
            File.Open(Path, options).Dispose();
    }

    private static string ConnectionText(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWrite,
        ForeignKeys = true,
        Pooling = false,
        DefaultTimeout = (int)MaxWait.TotalSeconds,
    }.ToString();
}
