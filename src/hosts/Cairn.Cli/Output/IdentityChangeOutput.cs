using Cairn.Identity.Rebuilding;

namespace Cairn.Cli.Output;

/// <summary>Shows what other rules would make of who is who.</summary>
internal static class IdentityChangeOutput
{
    public static void Show(IdentityChange change, string now, string then, string format)
    {
        if (format == "json")
        {
            Console.WriteLine(JsonText.Of(change));
            return;
        }
        Console.WriteLine($"{Words.Count(change.PersonsBefore, "person", "people")} by {now}, with {Words.Count(change.RejectedBefore, "rejected link")}; {change.PersonsAfter:N0} by {then}, with {change.RejectedAfter:N0}.");
        if (change.Gone + change.Made == 0)
        {
            Console.WriteLine("Nobody with several identifiers is another person: found from nothing, who is who is the same.");
            return;
        }
        Write("are no more", change.Gone, change.GoneExamples);
        Write("are new", change.Made, change.MadeExamples);
    }

    private static void Write(string what, long count, IReadOnlyList<IReadOnlyList<string>> examples)
    {
        Console.WriteLine($"{Words.Count(count, "person", "people")} of several identifiers {(count == 1 ? what.Replace("are", "is", StringComparison.Ordinal) : what)}{(count == 0 ? "." : ". The first:")}");
        foreach (var person in examples)
            Console.WriteLine($"  {string.Join(", ", person)}");
    }
}
