namespace Cairn.Bench;

/// <summary>What the benchmarks are called.</summary>
internal static class Usage
{
    public static int Show()
    {
        Console.Error.WriteLine(
            "usage: dotnet run -c Release --project bench/Cairn.Bench -- acts [EVENTS] [FOLDER] | attribution [intervals] | deduplication [MILLIONS] | faults [KILLS] [MINUTES_DOWN] | fuzz [MILLIONS SEED] | identity [IDENTIFIERS] | import [ROWS] [ROUNDS] | "
            + "reference [CASES SEED] | world [MILLIONS] | collector [EVENTS_A_POST BYTES_AN_EVENT EVENTS_A_SECOND SECONDS] | discard BYTES SECONDS ROUNDS CONNECTIONS");
        return 1;
    }
}
