using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cairn.Data;
using Cairn.Model;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cairn.State;

/// <summary>Brings the state to the schema of this program: numbered <c>Schema/*.sql</c>, each applied once and recorded, all in one transaction.</summary>
internal static class StateMigrations
{
    private const string Folder = "Cairn.State.Schema.";

    private static readonly SqlText CreateSteps = SqlText.Load(typeof(StateMigrations), "Sql.create_steps.sql");
    private static readonly SqlText AppliedSteps = SqlText.Load(typeof(StateMigrations), "Sql.applied_steps.sql");
    private static readonly SqlText RecordStep = SqlText.Load(typeof(StateMigrations), "Sql.record_step.sql");

    private static readonly Step[] Ours = Load();

    /// <summary>Applies what has not been applied.</summary>
    /// <exception cref="UserException">The file was made by a newer program, or a recorded step differs from ours.</exception>
    public static void Apply(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Execute(CreateSteps.Text);
        var applied = connection.ReadAll(AppliedSteps.Text, static row => new Applied(row.GetInt64(0), row.GetString(1), row.GetString(2))).ToDictionary(step => step.Number);
        if (applied.Count > 0 && applied.Keys.Max() > Ours.Length)
            throw new UserException(
                $"{connection.DataSource} has schema step {applied.Keys.Max()}; this version of Cairn knows steps up to {Ours.Length}.",
                "Use the newer version of Cairn that made it, or another data folder.");
        foreach (var step in Ours)
            if (!applied.TryGetValue(step.Number, out var known))
                Apply(connection, step);
            else if (known.Digest != step.Digest)
                throw new UserException(
                    $"Schema step {step.Number} ({step.Name}) of {connection.DataSource} was applied in another form than this version of Cairn has.",
                    "Use the version of Cairn that made the file.");
        transaction.Commit();
    }

    private static void Apply(SqliteConnection connection, Step step)
    {
        connection.Execute(step.Text);
        connection.Execute(RecordStep.Text, new { step.Number, step.Name, step.Digest });
    }

    private static Step[] Load()
    {
        var names = typeof(StateMigrations).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..])
            .Order(StringComparer.Ordinal);
        var steps = names.Select(name => new Step(
            long.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, SqlText.Load(typeof(StateMigrations), "Schema." + name).Text)).ToArray();
        for (var i = 0; i < steps.Length; i++)
            if (steps[i].Number != i + 1)
                throw new InvalidOperationException($"Schema/{steps[i].Name} should have number {i + 1:D4}.");
        return steps;
    }

    private sealed record Step(long Number, string Name, string Text)
    {
        public string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
    }

    private sealed record Applied(long Number, string Name, string Digest);
}
