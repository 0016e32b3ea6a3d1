using Cairn.World.Answers;

namespace Cairn.World.Score.Attribution;

/// <summary>The players of one kind that can be scored: those whose true effect on a conversion is known.</summary>
internal sealed class ScoredPlayers
{
    // What a report calls the rest is no player: it cannot be removed.
    private static readonly string[] Rest = ["", "Direct", "(direct)", "(none)", "(unattributed)"];

    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);

    private ScoredPlayers(string kind, string conversion) => (Kind, Conversion) = (kind, conversion);

    /// <summary>channel, campaign or event.</summary>
    public string Kind { get; }

    /// <summary>The conversion.</summary>
    public string Conversion { get; }

    /// <summary>The players, in the answers' order.</summary>
    public List<EffectAnswer> Effects { get; } = [];

    /// <summary>Takes the players of a kind from the answers.</summary>
    public static ScoredPlayers Of(AnswersFile answers, string kind, string conversion)
    {
        var players = new ScoredPlayers(kind, conversion);
        foreach (var effect in answers.Effects)
        {
            if (effect.Kind == kind && effect.Conversion == conversion && CanBeScored(effect))
                players.Add(effect);
        }

        return players;
    }

    /// <summary>Number of the player that a report calls by this key: its name, or a campaign's id. -1: it is none of them.</summary>
    public int Find(string key) => _byKey.GetValueOrDefault(key, -1);

    /// <summary>A step of the conversion has no effect of its own: without it there is no conversion at all.</summary>
    private static bool CanBeScored(EffectAnswer effect) => effect.Kind == "event"
        ? effect.Role is not ("step" or "conversion")
        : !Rest.Contains(effect.Name, StringComparer.OrdinalIgnoreCase);

    private void Add(EffectAnswer effect)
    {
        var number = Effects.Count;
        Effects.Add(effect);
        if (!_byKey.TryAdd(effect.Name, number))
        {
            throw new WorldException(
                $"The answers state the effect of the {Kind} '{effect.Name}' on '{Conversion}' twice.",
                "Write the world again with `cairn world`.");
        }

        if (effect.Id is { Length: > 0 } id && id != effect.Name)
            _byKey.TryAdd(id, number);
    }
}
