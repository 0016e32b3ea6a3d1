using System.Collections.Concurrent;

namespace Cairn.Data;

/// <summary>One SQL statement that stands in an embedded .sql file; values reach it only as <c>{name:Type}</c> parameters.</summary>
public sealed class SqlText
{
    private static readonly ConcurrentDictionary<(Type Anchor, string FileName), SqlText> Cache = new();

    private SqlText(string name, string text, bool isOwn) => (Name, Text, IsOwn) = (name, text, isOwn);

    /// <summary>File name, for messages and traces.</summary>
    public string Name { get; }

    /// <summary>The statement with its header comment.</summary>
    public string Text { get; }

    /// <summary>Whether it is one of Cairn's own, and not what a person typed.</summary>
    public bool IsOwn { get; }

    /// <summary>Loads the statement that is embedded in the namespace (folder) of a type; each file is read once.</summary>
    /// <param name="anchor">A type in the namespace of the file's folder.</param>
    /// <param name="fileName">Path below that folder with dots for slashes, for example <c>touches.sql</c> or <c>Sql.touches.sql</c>.</param>
    /// <exception cref="InvalidOperationException">No such file is embedded, or it lacks its header comment.</exception>
    public static SqlText Load(Type anchor, string fileName)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        return Cache.GetOrAdd((anchor, fileName), static key => Read(key.Anchor, key.FileName));
    }

    /// <summary>
    /// Wraps a statement that a person typed or a schema template gave. Never join values into it:
    /// that is what query parameters are for.
    /// </summary>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="text">One statement.</param>
    public static SqlText FromOperator(string name, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return new SqlText(name, text, isOwn: false);
    }

    /// <summary>Gives the name.</summary>
    public override string ToString() => Name;

    private static SqlText Read(Type anchor, string fileName)
    {
        using var stream = anchor.Assembly.GetManifestResourceStream(anchor, fileName)
            ?? throw new InvalidOperationException($"{anchor.Namespace}.{fileName} is not embedded in {anchor.Assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        return text.StartsWith("-- ", StringComparison.Ordinal)
            ? new SqlText(fileName, text, isOwn: true)
            : throw new InvalidOperationException($"{fileName} must begin with a comment that says which question it answers.");
    }
}
