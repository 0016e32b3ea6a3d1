using Cairn.Data;
using Cairn.Model;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cairn.State.Keys;

/// <summary>Reads the keys and webhooks of a data folder again and again, over one connection. Not thread-safe.</summary>
public sealed class KeyReader : IAsyncDisposable
{
    private static readonly SqlText DataVersion = SqlText.Load(typeof(StateDatabase), "Sql.data_version.sql");
    private static readonly SqlText AllKeys = SqlText.Load(typeof(KeyReader), "Sql.keys.sql");
    private static readonly SqlText AllWebhooks = SqlText.Load(typeof(KeyReader), "Sql.webhooks.sql");

    private readonly SqliteConnection _connection;

    private KeyReader(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the state of a data folder.</summary>
    /// <param name="dataFolder">Its absolute path.</param>
    /// <exception cref="UserException">It cannot be opened or is of a newer program.</exception>
    public static KeyReader Open(string dataFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        return new KeyReader(StateDatabase.Open(dataFolder).Connect());
    }

    /// <summary>A number that is another one when any process has written since.</summary>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public long Version() => _connection.ExecuteScalar<long>(DataVersion.Text);

    /// <summary>Every key, by source and age.</summary>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public IReadOnlyList<KeyRecord> Keys() => Keys(_connection);

    /// <summary>Every webhook's setting, by source and kind.</summary>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public IReadOnlyList<WebhookRecord> Webhooks() => Webhooks(_connection);

    /// <summary>Closes the connection.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    internal static IReadOnlyList<KeyRecord> Keys(SqliteConnection connection) => connection.ReadAll(AllKeys.Text, static row => new KeyRecord(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4),
        row.IsDBNull(5) ? null : row.GetInt64(5), row.IsDBNull(6) ? null : row.GetInt64(6)));

    internal static IReadOnlyList<WebhookRecord> Webhooks(SqliteConnection connection) => connection.ReadAll(AllWebhooks.Text, static row => new WebhookRecord(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4)));
}
