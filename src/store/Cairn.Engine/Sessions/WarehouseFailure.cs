using System.Text.RegularExpressions;
using Cairn.Model;
using Cairn.Warehouse;

namespace Cairn.Engine.Sessions;

/// <summary>Says in a user's words what failed in the warehouse, for hosts; the edge to <see cref="WarehouseException"/>.</summary>
public static partial class WarehouseFailure
{
    private const int Readonly = 164;
    private const int MemoryLimit = 241;
    private const int NoSpace = 243;
    private const int AccessDenied = 497;
    private const int TimeLimit = 159;
    private const int UnknownFormat = 73;

    /// <summary>Runs something that uses the warehouse.</summary>
    /// <exception cref="UserException">It failed in the warehouse; the message says what to do next.</exception>
    public static async Task TranslateAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            await work();
        }
        catch (WarehouseException failure)
        {
            throw ToUserException(failure);
        }
    }

    /// <summary>The same failure with a remedy.</summary>
    public static UserException ToUserException(WarehouseException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new UserException(Plain(failure.Message), Remedy(failure), failure);
    }

    /// <summary>Without the engine's names of its own parts: what is wrong stands behind them.</summary>
    public static string Plain(string message) => Repeated().Replace(Internal().Replace(message, ""), "$1");

    [GeneratedRegex(@"(Code: \d+\. )?DB::Exception: | ?\(version [^)]*\)\.?")]
    private static partial Regex Internal();

    [GeneratedRegex(@"(\([A-Z_]+\))(\.? ?\1)+")]
    private static partial Regex Repeated();

    private static string Remedy(WarehouseException failure) => failure.Code switch
    {
        Readonly => "Add --write if the statement is meant to change data.",
        MemoryLimit => "Narrow the question (dates, columns), or give the engine more with --memory and --query-memory.",
        NoSpace => "Free some space on the disk of the data folder, then run the command again.",
        AccessDenied => "Import files with `cairn import`; statements may only reach the data folder's own tables.",
        UnknownFormat => "Give --format table, csv, json, jsonl, tsv, or another output format of ClickHouse by its own name.",
        TimeLimit => "Narrow the question, or run the engine with a larger --query-seconds.",
        0 when failure.IsRetryable => "Run the command again; if it fails again, look into engine.log in the data folder.",
        _ => failure.IsRetryable ? "Run the command again in a moment." : "Correct the statement and run it again.",
    };
}
