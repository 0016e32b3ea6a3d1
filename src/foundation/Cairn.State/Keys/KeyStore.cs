using Cairn.Data;
using Cairn.Model;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cairn.State.Keys;

/// <summary>The sources and their write keys in a data folder, as an operator changes them. A server that runs takes changes over within a second.</summary>
public sealed class KeyStore
{
    private const int MaxSourceLength = 100;

    private static readonly SqlText AddSource = Own("add_source.sql");
    private static readonly SqlText SourceExists = Own("source_exists.sql");
    private static readonly SqlText AddKey = Own("add_key.sql");
    private static readonly SqlText KeyByHash = Own("key_by_hash.sql");
    private static readonly SqlText MarkRotated = Own("mark_rotated.sql");
    private static readonly SqlText DisableKey = Own("disable_key.sql");
    private static readonly SqlText PutWebhook = Own("set_webhook.sql");
    private static readonly SqlText TakeWebhook = Own("remove_webhook.sql");

    private readonly StateDatabase _state;
    private readonly TimeProvider _time;

    private KeyStore(StateDatabase state, TimeProvider time) => (_state, _time) = (state, time);

    /// <summary>Opens the keys of a data folder.</summary>
    /// <param name="dataFolder">Its absolute path.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="UserException">Its state cannot be opened or is of a newer program.</exception>
    public static KeyStore Open(string dataFolder, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        ArgumentNullException.ThrowIfNull(time);
        return new KeyStore(StateDatabase.Open(dataFolder), time);
    }

    /// <summary>Every key, by source and age.</summary>
    public IReadOnlyList<KeyRecord> List() => _state.Use(KeyReader.Keys);

    /// <summary>Every webhook's setting, by source and kind.</summary>
    public IReadOnlyList<WebhookRecord> ListWebhooks() => _state.Use(KeyReader.Webhooks);

    /// <summary>Gives a source another key, and makes the source where it is missing. Keys that it has stay valid.</summary>
    /// <param name="source">Name of the source.</param>
    /// <param name="adopted">A key that clients already use; a new one is made when it is null. Adopting one twice changes nothing.</param>
    /// <exception cref="UserException">The name or the key cannot be used, or the key is another source's or disabled.</exception>
    public IssuedKey Create(string source, string? adopted = null)
    {
        CheckName(source);
        if (adopted is not null)
            KeyText.Check(adopted);
        return _state.Change(connection => Create(connection, source, adopted));
    }

    /// <summary>Gives a source a new key and notes at its other ones that they should go; they stay valid until they are disabled.</summary>
    /// <exception cref="UserException">There is no such source.</exception>
    public IssuedKey Rotate(string source)
    {
        CheckName(source);
        return _state.Change(connection =>
        {
            CheckExists(connection, source);
            connection.Execute(MarkRotated.Text, new { Source = source, Now });
            return Create(connection, source, null);
        });
    }

    /// <summary>Takes a key out of use for good: clients that send it are rejected with 403.</summary>
    /// <exception cref="UserException">There is no such key.</exception>
    public KeyRecord Disable(string id) => _state.Change(connection =>
    {
        connection.Execute(DisableKey.Text, new { Id = id, Now });
        return KeyReader.Keys(connection).FirstOrDefault(key => key.Id == id)
            ?? throw new UserException($"There is no key '{id}'.", "`cairn keys list` shows the ids of all keys.");
    });

    /// <summary>Says how the webhooks of a kind prove that they come from a source's sender; replaces what was said before.</summary>
    /// <param name="source">Name of the source; made where it is missing.</param>
    /// <param name="kind">The sender.</param>
    /// <param name="secrets">Secrets or public keys, one a line, any of which is good; or one public key as PEM.</param>
    /// <param name="url">The address that the sender believes to call; empty when it is the one that is called.</param>
    /// <exception cref="UserException">There is no secret, a public key cannot be read, or the address is none.</exception>
    public WebhookRecord SetWebhook(string source, WebhookKind kind, string secrets, string url = "")
    {
        CheckName(source);
        var record = WebhookSetting.Check(source, kind, secrets, url, Now);
        return _state.Change(connection =>
        {
            connection.Execute(AddSource.Text, new { Source = source, Now });
            connection.Execute(PutWebhook.Text, record);
            return record;
        });
    }

    /// <summary>Takes such a setting back.</summary>
    /// <returns>Whether there was one.</returns>
    public bool RemoveWebhook(string source, WebhookKind kind) =>
        _state.Change(connection => connection.Execute(TakeWebhook.Text, new { Source = source, Kind = kind.Name }) > 0);

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private IssuedKey Create(SqliteConnection connection, string source, string? adopted)
    {
        var text = adopted ?? KeyText.Create();
        var hash = KeyHash.Of(text).ToString();
        if (connection.QuerySingleOrDefault<KeyRecord>(KeyByHash.Text, new { Hash = hash }) is { } known)
            return Known(known, source, text);
        var record = new KeyRecord(KeyText.CreateId(), source, hash, KeyText.Hint(text), Now, null, null);
        connection.Execute(AddSource.Text, new { Source = source, Now });
        connection.Execute(AddKey.Text, record);
        return new IssuedKey(text, record);
    }

    private static IssuedKey Known(KeyRecord known, string source, string text)
    {
        if (known.Source != source)
            throw new UserException($"This key is already the one of source '{known.Source}' ({known.Id}).", "Give every source keys of its own.");
        if (known.DisabledAt is not null)
            throw new UserException($"This key of source '{source}' was disabled ({known.Id}).", "Make a new one: a key that was abandoned may be in wrong hands.");
        return new IssuedKey(text, known);
    }

    private static void CheckName(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Length is > 0 and <= MaxSourceLength && char.IsAsciiLetterOrDigit(source[0]) && source.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-'))
            return;
        throw new UserException(
            $"'{source}' cannot be the name of a source.",
            $"Begin it with a letter or digit; go on with letters, digits, '.', '_' and '-'; at most {MaxSourceLength} characters.");
    }

    private static void CheckExists(SqliteConnection connection, string source)
    {
        if (connection.ExecuteScalar<long>(SourceExists.Text, new { Source = source }) == 0)
            throw new UserException($"There is no source '{source}'.", $"`cairn keys create {source}` makes it; `cairn keys list` shows those that there are.");
    }

    private static SqlText Own(string fileName) => SqlText.Load(typeof(KeyStore), "Sql." + fileName);
}
