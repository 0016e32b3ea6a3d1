using Cairn.Attribution.Journeys;

namespace Cairn.Cli.Output;

/// <summary>How often each player stands on the journeys, of how many people, and how many of those converted.</summary>
internal static class PlayerTable
{
    private const int MaxKey = 28;

    /// <summary>Writes the table, most people first.</summary>
    public static void Write(TextWriter output, AttributionResult result)
    {
        var keys = result.Credits.Keys.SkipLast(1)
            .Select(key => (Key: key, Activity: result.Activity(key)))
            .Where(static player => player.Activity.People > 0)
            .OrderByDescending(static player => player.Activity.People)
            .ThenBy(static player => player.Key, StringComparer.Ordinal)
            .ToArray();
        if (keys.Length == 0)
            return;
        var width = Math.Clamp(keys.Max(static player => player.Key.Length), "On the way".Length, MaxKey);
        output.WriteLine();
        output.WriteLine($"{"On the way".PadRight(width)}  {"touches",9}  {"people",9}  {"converted",9}  {"rate",6}");
        foreach (var (key, activity) in keys)
        {
            var rate = activity.People == 0 ? 0 : (double)activity.Converters / activity.People;
            var name = PlainText.Of(key.Length <= width ? key : key[..(width - 1)] + "…");
            output.WriteLine($"{name.PadRight(width)}  {activity.Touches,9:N0}  {activity.People,9:N0}  {activity.Converters,9:N0}  {Numbers.Percent(rate),6}");
        }
    }
}
