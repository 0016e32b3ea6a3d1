using System.Text.Json;
using Cairn.Model;

namespace Cairn.Plan.Inference;

/// <summary>What was seen of the events that are one act, under whatever names.</summary>
internal sealed class EventSeen
{
    /// <summary>Names of properties that are looked at; an event may plan no more.</summary>
    private const int MaximumProperties = Shapes.EventShape.MaximumProperties;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>The names under which they came.</summary>
    public SortedSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>The event of a plan that ships that they are or resemble; null when there is none.</summary>
    public PlannedEvent? Shipped { get; init; }

    /// <summary>Whether they are that event under another spelling, and not only like it.</summary>
    public bool IsShipped { get; init; }

    /// <summary>How many were looked at.</summary>
    public long Count { get; private set; }

    /// <summary>How many have money, and an order.</summary>
    public long Values { get; private set; }

    public long Orders { get; private set; }

    /// <summary>By name, in the order in which they were met.</summary>
    public Dictionary<string, PropertySeen> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>Properties beyond the bound.</summary>
    public bool HasMore { get; private set; }

    public void Add(Event e)
    {
        Count++;
        Values += e.Value is null ? 0 : 1;
        Orders += e.OrderId.Length == 0 ? 0 : 1;
        if (e.Properties == "{}")
            return;
        try
        {
            using var json = JsonDocument.Parse(e.Properties, Options);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
                foreach (var property in json.RootElement.EnumerateObject())
                    Add(property);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // Damaged properties say nothing of what is meant; the plan's check will name them.
            return;
        }
    }

    private void Add(JsonProperty property)
    {
        if (!Properties.TryGetValue(property.Name, out var seen))
        {
            if (Properties.Count == MaximumProperties)
            {
                HasMore = true;
                return;
            }
            Properties.Add(property.Name, seen = new PropertySeen());
        }
        seen.Add(property.Value);
    }
}
