using System.Security.Cryptography;
using System.Text;
using Cairn.Data;
using Cairn.Model;

namespace Cairn.Warehouse;

/// <summary>Brings a warehouse to the schema of this program: numbered <c>Schema/*.sql</c>, each applied once and recorded.</summary>
/// <remarks>Every schema file must stand being run twice (IF NOT EXISTS, OR REPLACE): a kill between a step and its record repeats it.</remarks>
public static class Migrations
{
    private const int UnknownTable = 60;
    private const int UnknownDatabase = 81;

    private static readonly SqlText Create = Own("create_database.sql");
    private static readonly SqlText CreateRecords = Own("create_migrations.sql");
    private static readonly SqlText Record = Own("record_migration.sql");
    private static readonly SqlText Applied = Own("applied_migrations.sql");

    /// <summary>Creates the database where it is missing and applies what has not been applied.</summary>
    /// <exception cref="UserException">The database was made by a newer program, or a recorded step differs from ours.</exception>
    /// <exception cref="WarehouseException">A step failed; the next call goes on with it.</exception>
    public static Task ApplyAsync(WarehouseClient client, CancellationToken ct) => ApplyAsync(client, SchemaFiles.All, ct);

    internal static async Task ApplyAsync(WarehouseClient client, IReadOnlyList<SchemaFile> files, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        // Every command asks this first, and nearly always there is nothing to do.
        if (await TryReadAsync(client, ct) is not { } applied)
        {
            var cluster = client.Endpoint.Cluster;
            foreach (var statement in Render(Create, cluster, client.Database)) await client.ExecuteOutsideDatabaseAsync(statement, null, ct);
            foreach (var statement in Render(CreateRecords, cluster, client.Database)) await client.ExecuteAsync(statement, ct: ct);
            applied = await ReadAsync(client, ct);
        }

        CheckNotNewer(applied.Values, files, client.Database);
        foreach (var file in files)
        {
            var digest = Digest(file.Text);
            if (applied.TryGetValue(file.Number, out var known)) CheckSame(known, file, digest);
            else await ApplyAsync(client, file, digest, ct);
        }
    }

    /// <returns>Null when the database or its records are not there yet.</returns>
    private static async Task<Dictionary<uint, AppliedMigration>?> TryReadAsync(WarehouseClient client, CancellationToken ct)
    {
        try
        {
            return await ReadAsync(client, ct);
        }
        catch (WarehouseException missing) when (missing.Code is UnknownTable or UnknownDatabase)
        {
            return null;
        }
    }

    private static async Task<Dictionary<uint, AppliedMigration>> ReadAsync(WarehouseClient client, CancellationToken ct)
    {
        var applied = new Dictionary<uint, AppliedMigration>();
        await foreach (var row in client.QueryAsync<AppliedMigration>(Applied, ct: ct)) applied[row.Number] = row;
        return applied;
    }

    private static async Task ApplyAsync(WarehouseClient client, SchemaFile file, string digest, CancellationToken ct)
    {
        foreach (var text in SchemaTemplate.Render(file.Text, client.Endpoint.Cluster, client.Database))
            await client.ExecuteAsync(SqlText.FromOperator(file.Name, text), ct: ct);
        var record = new QueryParameters { { "number", (ulong)file.Number }, { "name", file.Name }, { "digest", digest } };
        await client.ExecuteAsync(Record, record, ct: ct);
    }

    private static void CheckNotNewer(IEnumerable<AppliedMigration> applied, IReadOnlyList<SchemaFile> files, string database)
    {
        var newest = applied.MaxBy(row => row.Number);
        var ours = files.Count > 0 ? files[^1].Number : 0;
        if (newest is null || newest.Number <= ours) return;
        throw new UserException(
            $"Database {database} has schema step {newest.Number} ({newest.Name}); this version of Cairn knows steps up to {ours}.",
            "Use the newer version of Cairn that made it, or another data folder.");
    }

    private static void CheckSame(AppliedMigration known, SchemaFile file, string digest)
    {
        if (known.Digest == digest) return;
        throw new UserException(
            $"Schema step {file.Number} ({file.Name}) was applied in another form than this version of Cairn has.",
            "Use the version of Cairn that made the database, or import again into a new data folder.");
    }

    private static IEnumerable<SqlText> Render(SqlText template, string? cluster, string database) =>
        SchemaTemplate.Render(template.Text, cluster, database).Select(text => SqlText.FromOperator(template.Name, text));

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static SqlText Own(string fileName) => SqlText.Load(typeof(Migrations), "Records." + fileName);

    private sealed record AppliedMigration(uint Number, string Name, string Digest);
}
