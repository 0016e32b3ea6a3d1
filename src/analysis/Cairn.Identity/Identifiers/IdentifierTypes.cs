using Cairn.Plan;

namespace Cairn.Identity.Identifiers;

/// <summary>The plan's types of identifier by number, from 1 in order of trust; 0 is a type that the plan does not have.</summary>
public sealed class IdentifierTypes
{
    private readonly PlannedIdentifier[] _types;

    private IdentifierTypes(PlannedIdentifier[] types)
    {
        _types = types;
        Anonymous = (byte)(1 + Array.FindIndex(types, static type => type.Type == "anonymous_id"));
        Names = [.. types.Select(static type => type.Type)];
        Blocked = [.. types.SelectMany(static type => type.Blocked.Select(id => IdentifierKey.Of(IdentifierName.Stored($"{type.Type}:{id}")))).Distinct()];
    }

    /// <summary>The number of <c>anonymous_id</c>.</summary>
    public byte Anonymous { get; }

    /// <summary>Their names, in order of their numbers.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Keys of the values that name nobody.</summary>
    public IReadOnlyList<ulong> Blocked { get; }

    /// <summary>Users and browsers, where no plan says more.</summary>
    public static IdentifierTypes Default { get; } = new([new PlannedIdentifier { Type = "user_id", Max = 1 }, new PlannedIdentifier { Type = "anonymous_id" }]);

    /// <summary>The types of a plan.</summary>
    public static IdentifierTypes Of(TrackingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new([.. plan.Identifiers]);
    }

    /// <summary>The number of a type; null: the plan does not have it.</summary>
    public byte? NumberOf(string type) => Array.FindIndex(_types, one => one.Type == type) is >= 0 and var place ? (byte)(place + 1) : null;

    /// <summary>How many of a type one person may have.</summary>
    public int Max(byte type) => _types[type - 1].Max;

    /// <summary>Whether a type stands for devices, which join nobody.</summary>
    public bool IsDevice(byte type) => type != 0 && _types[type - 1].IsDevice;
}
