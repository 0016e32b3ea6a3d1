using System.Text.Json;
using Cairn.World.Reading;

namespace Cairn.World.Answers;

/// <summary>A person with everything by which they are known: a row of the section <c>people</c>.</summary>
public sealed record PersonAnswer
{
    /// <summary>Number of the person, as <c>p-000001</c>; shows nowhere on the wire.</summary>
    public required string Person { get; init; }

    /// <summary>customer, bot or tester.</summary>
    public required string Kind { get; init; }

    /// <summary>The household; its members share devices.</summary>
    public string? Household { get; init; }

    /// <summary>Whether they may still buy at the world's end.</summary>
    public bool Alive { get; init; }

    /// <summary>Orders that they will place after the world's end, within the horizon that the world states.</summary>
    public long FutureOrders { get; init; }

    /// <summary>Money of those orders, in the world's currency.</summary>
    public double FutureValue { get; init; }

    /// <summary>
    /// Their identifiers by type: user_id, anonymous_id, email_sha256, wallet, kyc_applicant, crm_contact, respondent. The
    /// identifier of a shared device stands under each of its users, at most 8.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Identifiers { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>
    /// For each of the identifiers, in the same places, the number of the group that came together on the wire, from 1; 0 for one that came
    /// with none of the others. A shared device is in the group of the first person who was named on it.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<long>> Together { get; init; } = new Dictionary<string, IReadOnlyList<long>>();

    /// <summary>Writes it as a JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("person", Person);
        json.WriteString("kind", Kind);
        json.WriteString("household", Household);
        json.WriteBoolean("alive", Alive);
        json.WriteNumber("future_orders", FutureOrders);
        json.WriteNumber("future_value", FutureValue);
        json.WriteStartObject("identifiers");
        foreach (var (type, ids) in Identifiers.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            json.WriteStartArray(type);
            foreach (var id in ids)
                json.WriteStringValue(id);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartObject("together");
        foreach (var (type, groups) in Together.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            json.WriteStartArray(type);
            foreach (var group in groups)
                json.WriteNumberValue(group);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    internal static PersonAnswer Read(JsonFields fields) => new()
    {
        Person = fields.Text("person"),
        Kind = fields.OptionalText("kind") ?? "customer",
        Household = fields.OptionalText("household"),
        Alive = fields.Flag("alive"),
        FutureOrders = fields.Count("future_orders"),
        FutureValue = fields.OptionalNumber("future_value") ?? 0,
        Identifiers = fields.TextLists("identifiers"),
        Together = fields.CountLists("together"),
    };
}
