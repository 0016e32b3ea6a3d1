using System.Collections.Frozen;
using Cairn.Model.Channels;

namespace Cairn.Model.Automatic;

/// <summary>Knows the events that clients' libraries send by themselves, from AutomaticEvents.txt.</summary>
public static class AutomaticEvents
{
    private static readonly FrozenDictionary<(ClientKind Client, string Name), AutomaticEvent> Known = Load();

    /// <summary>The automatic event of that name; null when it is none that is known.</summary>
    /// <param name="name">The name as it was sent.</param>
    /// <param name="client">Who sent it; names that only one client uses are known without.</param>
    public static AutomaticEvent? Find(string name, ClientKind client)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Known.TryGetValue((client, name), out var known) || Known.TryGetValue((ClientKind.Unknown, name), out known))
            return known;
        // PostHog keeps names that begin so for itself, and its clients get new ones with every version.
        return client == ClientKind.PostHog && name.StartsWith('$') ? new AutomaticEvent(name, "") : null;
    }

    private static FrozenDictionary<(ClientKind Client, string Name), AutomaticEvent> Load()
    {
        var known = new Dictionary<(ClientKind Client, string Name), AutomaticEvent>();
        foreach (var line in DataFile.Lines(typeof(AutomaticEvents), "AutomaticEvents.txt"))
        {
            var parts = line.Split(':', 2);
            var client = Enum.Parse<ClientKind>(parts[0].TrimEnd('*'), ignoreCase: true);
            foreach (var word in parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var (name, act) = word.Split('>') is [var sent, var told] ? (sent, told.Replace('_', ' ')) : (word, "");
                // Names with capitals are titles of several words.
                name = char.IsAsciiLetterUpper(name[0]) || name.StartsWith("survey_", StringComparison.Ordinal) ? name.Replace('_', ' ') : name;
                known[(client, name)] = new AutomaticEvent(name, act);
                if (parts[0].EndsWith('*'))
                    known[(ClientKind.Unknown, name)] = known[(client, name)];
            }
        }
        return known.ToFrozenDictionary();
    }
}
