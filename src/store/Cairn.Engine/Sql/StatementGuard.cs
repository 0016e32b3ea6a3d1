using Cairn.Engine.Chdb;

namespace Cairn.Engine.Sql;

/// <summary>
/// Says whether a statement from outside may run. It must stay inside the database: no files, no network, no other
/// programs, nothing that changes the server, and one statement at a time.
/// </summary>
/// <remarks>
/// Three walls, each on its own: (1) what chDB's own parser says the statement is; (2) every table function and every
/// engine that chDB has registered is rejected unless it is on a list here; (3) the few scalar functions that reach
/// outside are rejected by name wherever they stand, because functions can be passed by name
/// (<c>arrayMap(file, ...)</c>, <c>APPLY(file)</c>). Text that the tokenizer does not fully understand is rejected.
/// </remarks>
internal sealed class StatementGuard(IReadOnlySet<string> tableFunctions, IReadOnlySet<string> engines, SettingPolicy settings, bool hasClusters = false)
{
    private static readonly HashSet<string> AllowedTableFunctions = new(StringComparer.OrdinalIgnoreCase)
    {
        "numbers", "numbers_mt", "zeros", "zeros_mt", "generateSeries", "generate_series", "primes", "values", "view",
    };

    private static readonly HashSet<string> AllowedEngines = new(StringComparer.OrdinalIgnoreCase)
    {
        "Atomic", "Memory", "Null", "Log", "TinyLog", "StripeLog", "Set", "Join", "View", "MaterializedView",
        "MergeTree", "ReplacingMergeTree", "SummingMergeTree", "AggregatingMergeTree", "CollapsingMergeTree",
        "VersionedCollapsingMergeTree", "CoalescingMergeTree",
    };

    /// <summary>Scalar functions that read files or load libraries.</summary>
    private static readonly HashSet<string> RejectedFunctions = new(StringComparer.OrdinalIgnoreCase) { "file", "catboostEvaluate" };

    /// <summary>Words that begin an expression inside a structure given as text, which would never pass the tokenizer.</summary>
    private static readonly string[] ColumnDefaults = ["default", "materialized", "alias", "ephemeral"];

    private static readonly HashSet<string> RejectedInDefinitions = new(StringComparer.OrdinalIgnoreCase)
    {
        "dictionary", "freeze", "unfreeze", "fetch", "disk", "volume", "export",
    };

    /// <summary>Checks one statement; an INSERT comes without its data.</summary>
    /// <exception cref="ChdbException">The statement must not run: Code 62 or 497.</exception>
    public void Check(ReadOnlySpan<byte> sql)
    {
        var tokens = Tokenizer.ReadAll(sql);
        var isDefinition = tokens.Count > 0 && (tokens[0].Is("CREATE") || tokens[0].Is("ALTER") || tokens[0].Is("REPLACE"));
        for (var i = 0; i < tokens.Count; i++)
        {
            CheckSemicolon(tokens, i);
            if (!tokens[i].IsName) continue;
            CheckFunction(tokens, i);
            CheckPlaces(tokens, i);
            if (isDefinition) CheckDefinition(tokens, i);
            settings.CheckClause(tokens, i);
        }
    }

    /// <summary>Checks what chDB's parser said.</summary>
    /// <param name="analysis">From the very text that is to run.</param>
    public static void Check(Native.QueryAnalysis analysis)
    {
        if (analysis.StatementCount > 1)
            throw new ChdbException(ErrorCode.SyntaxError, "Syntax error (Multi-statements are not allowed): send one statement a request");
        if (analysis.Class is Native.QueryClass.Control or Native.QueryClass.MutatingGlobal)
        {
            throw Reject("this kind of statement changes the server or the session; " +
                "settings go into the URL, the database into the parameter `database`");
        }
    }

    private static void CheckSemicolon(List<Token> tokens, int i)
    {
        if (tokens[i].Is(';') && i < tokens.Count - 1)
            throw new ChdbException(ErrorCode.SyntaxError, "Syntax error (Multi-statements are not allowed): send one statement a request");
    }

    private void CheckFunction(List<Token> tokens, int i)
    {
        var name = tokens[i].Text;
        var isCalled = At(tokens, i + 1).Is('(');
        if (RejectedFunctions.Contains(name) && (isCalled || !IsColumn(tokens, i)))
            throw Reject($"{name} reaches outside the database (a column of that name must be qualified: table.{name})");
        if (!isCalled || !tableFunctions.Contains(name)) return;
        if (!AllowedTableFunctions.Contains(name)) throw Reject($"{name} reaches outside the database or runs text as a query");
        if (name.Equals("values", StringComparison.OrdinalIgnoreCase)) CheckStructure(At(tokens, i + 2));
    }

    /// <summary>A bare name could be a function passed by name; qualified, or in a column list before any SELECT, it cannot.</summary>
    private static bool IsColumn(List<Token> tokens, int i)
    {
        if (At(tokens, i - 1).Is('.') && !At(tokens, i - 2).Is(')')) return true;
        if (!tokens[0].Is("CREATE") && !tokens[0].Is("ALTER") && !tokens[0].Is("INSERT")) return false;
        return !tokens.Take(i).Any(token => token.Is("SELECT") || token.Is("WITH") || token.Is("DEFAULT")
            || token.Is("MATERIALIZED") || token.Is("ALIAS") || token.Is("TTL") || token.Is("UPDATE") || token.Is("WHERE"));
    }

    /// <summary>The first argument of values may be a structure; it may name columns and types and nothing that is computed.</summary>
    private static void CheckStructure(Token first)
    {
        var isPlain = first.Kind switch
        {
            TokenKind.Number => true,
            TokenKind.Symbol => first.Is('(') || first.Is('-'),
            TokenKind.String => !ColumnDefaults.Any(word => first.Text.Contains(word, StringComparison.OrdinalIgnoreCase)),
            _ => false,
        };
        if (!isPlain) throw Reject("the structure of values must be plain text without default expressions");
    }

    private static void CheckPlaces(List<Token> tokens, int i)
    {
        var token = tokens[i];
        if (token.Is("INFILE") || token.Is("OUTFILE")) throw Reject($"{token.Text.ToUpperInvariant()} reaches files");
        if (token.Text.Equals("stack_trace", StringComparison.OrdinalIgnoreCase)) throw Reject("stack_trace sends signals to the threads of the engine");
        if (token.Text == "default" && At(tokens, i + 1).Is('.') && !At(tokens, i - 1).Is('.'))
            throw Reject($"database default is not kept; use {ChdbServer.Database}");
    }

    private void CheckDefinition(List<Token> tokens, int i)
    {
        var token = tokens[i];
        if (token.Kind == TokenKind.Word && RejectedInDefinitions.Contains(token.Text) && !IsColumn(tokens, i, token))
            throw Reject($"{token.Text} reaches outside the database");
        if (token.Is("SOURCE") && At(tokens, i + 1).Is('(')) throw Reject("SOURCE reaches outside the database");
        if (!token.Is("ENGINE")) return;
        var hasSign = At(tokens, i + 1).Is('=');
        var engine = At(tokens, hasSign ? i + 2 : i + 1);
        var isEngine = hasSign || (engine.IsName && engines.Contains(engine.Text));
        if (isEngine && !AllowedEngines.Contains(engine.Text) && !(hasClusters && engine.Is("Distributed"))) throw Reject($"engine {engine.Text} reaches outside the database");
    }

    /// <summary>In a column list such a word is a name: a type follows it, or it is qualified.</summary>
    private static bool IsColumn(List<Token> tokens, int i, Token token) =>
        At(tokens, i - 1).Is('.') || ((At(tokens, i - 1).Is('(') || At(tokens, i - 1).Is(',')) && token.Kind == TokenKind.Word
            && At(tokens, i + 1).Kind == TokenKind.Word && !At(tokens, i + 1).Is("PARTITION") && !At(tokens, i + 1).Is("PART"));

    private static Token At(List<Token> tokens, int i) =>
        i >= 0 && i < tokens.Count ? tokens[i] : new Token(TokenKind.Symbol, 0, 0, " ");

    private static ChdbException Reject(string why) => new(ErrorCode.AccessDenied, $"Not allowed from outside: {why}");
}
