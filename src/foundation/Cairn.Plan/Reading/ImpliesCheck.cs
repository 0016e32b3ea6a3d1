using Cairn.Model;
using Cairn.Yaml;

namespace Cairn.Plan.Reading;

/// <summary>Checks that implied events exist and that no event implies itself, directly or round a circle.</summary>
internal static class ImpliesCheck
{
    public static void Run(YamlNode root, Dictionary<string, PlannedEvent> events, MistakeList mistakes)
    {
        var settled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, content) in root["events"]?.Entries ?? [])
        {
            foreach (var implied in content.ScalarsOf("implies"))
                if (!events.ContainsKey(implied.Text) && root["events"]![implied.Text] is null)
                    mistakes.Add(implied, $"'{key.Text}' implies '{implied.Text}', which is no event of the plan",
                        NearMiss.Ask(implied.Text, events.Keys, "Define that event, or remove it here."));

            if (events.ContainsKey(key.Text) && Circle(key.Text, events, settled) is { } circle && content["implies"] is { } at)
                mistakes.Add(at, $"events imply each other in a circle: {string.Join(" > ", circle)}",
                    "Remove one of these; what must have happened before cannot come after.");
        }
    }

    /// <summary>
    /// The first circle met on a walk from <paramref name="start"/>; null when there is none that is not yet reported.
    /// </summary>
    /// <remarks>Depth first without recursion: a plan may chain thousands of events.</remarks>
    private static List<string>? Circle(string start, Dictionary<string, PlannedEvent> events, HashSet<string> settled)
    {
        var path = new List<string>();
        var onPath = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<(string Name, int Next)>();
        List<string>? circle = null;
        if (!settled.Contains(start))
            Enter(start);

        while (pending.TryPop(out var step))
        {
            var implied = events[step.Name].Implies;
            if (step.Next == implied.Count)
            {
                path.RemoveAt(path.Count - 1);
                onPath.Remove(step.Name);
                settled.Add(step.Name);
                continue;
            }

            pending.Push(step with { Next = step.Next + 1 });
            var next = implied[step.Next];
            if (onPath.Contains(next))
                circle ??= [.. path[path.IndexOf(next)..], next];
            else if (events.ContainsKey(next) && !settled.Contains(next))
                Enter(next);
        }

        return circle;

        void Enter(string name)
        {
            pending.Push((name, 0));
            path.Add(name);
            onPath.Add(name);
        }
    }
}
