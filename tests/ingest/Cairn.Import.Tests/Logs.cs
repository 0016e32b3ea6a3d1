using System.Text;

namespace Cairn.Import.Tests;

/// <summary>Logs for tests: a time, a user and an event a row.</summary>
internal static class Logs
{
    public const string Mapping = """
        source: test
        event: { column: event }
        time: { column: time }
        identifiers: { user_id: user }
        value: { column: value, events: [purchase] }
        currency: { constant: EUR }
        """;

    private static int _made;

    /// <summary>A log that no other test has; every tenth row is of an unknown event.</summary>
    public static string Unique(TemporaryFolder folder, int rows)
    {
        var seed = Interlocked.Increment(ref _made);
        var text = new StringBuilder("time,user,event,value\n");
        for (var i = 0; i < rows; i++)
        {
            var name = i % 10 == 9 ? "nonsense" : i % 10 == 5 ? "purchase" : "page_view";
            text.Append($"2024-05-{1 + i % 28:00}T10:00:{i % 60:00}Z,u{i % 97},{name},{seed}.{i % 100:00}\n");
        }
        return folder.File($"log-{seed}.csv", text.ToString());
    }
}
