using System.Text.Json;

namespace Cairn.Protocols.MeasurementProtocol;

/// <summary>Goes through a body and notes what GA4 would not take. For one body.</summary>
internal sealed class GoogleBodyCheck(GoogleMessages found, long receivedAt)
{
    /// <exception cref="InvalidOperationException">A text holds half a surrogate pair.</exception>
    public void Check(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            found.Add("", "The body is no JSON object.", "VALUE_INVALID");
            return;
        }
        if (!HasText(body, "client_id") && !HasText(body, "app_instance_id"))
            found.Add("client_id", "Measurement requires a client_id, or an app_instance_id for apps.", "VALUE_REQUIRED");
        CheckTime(body, "timestamp_micros");
        if (body.TryGetProperty("user_properties", out var properties))
            CheckUserProperties(properties);
        if (!body.TryGetProperty("events", out var events) || events.ValueKind != JsonValueKind.Array)
        {
            found.Add("events", "The body has no list of events.", "VALUE_REQUIRED");
            return;
        }
        CheckCount("events", events.GetArrayLength(), GoogleLimits.Events, "events");
        foreach (var (index, e) in events.EnumerateArray().Index())
        {
            if (found.AreFull)
                return;
            new GoogleEventCheck(found, index).Check(e);
            if (e.ValueKind == JsonValueKind.Object)
                CheckTime(e, $"events[{index}].timestamp_micros");
        }
    }

    private static bool HasText(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0;

    private void CheckTime(JsonElement element, string field)
    {
        if (!element.TryGetProperty("timestamp_micros", out var time) || time.ValueKind == JsonValueKind.Null)
            return;
        var isNumber = time.ValueKind == JsonValueKind.Number ? time.TryGetInt64(out var micros)
            : long.TryParse(time.ValueKind == JsonValueKind.String ? time.GetString() : "", out micros);
        if (!isNumber)
            found.Add(field, "The time is no whole number of microseconds.", "VALUE_INVALID");
        else if (micros / 1000 < receivedAt - GoogleLimits.HoursBack * 3_600_000L)
            found.Add(field, $"The time lies more than {GoogleLimits.HoursBack} hours back.", "VALUE_OUT_OF_BOUNDS");
        else if (micros / 1000 > receivedAt + GoogleLimits.MinutesAhead * 60_000L)
            found.Add(field, "The time lies ahead.", "VALUE_OUT_OF_BOUNDS");
    }

    private void CheckUserProperties(JsonElement properties)
    {
        const string Field = "user_properties";
        if (properties.ValueKind != JsonValueKind.Object)
        {
            found.Add(Field, "The user properties are no JSON object.", "VALUE_INVALID");
            return;
        }
        CheckCount(Field, properties.GetPropertyCount(), GoogleLimits.UserProperties, "user properties");
        foreach (var property in properties.EnumerateObject())
        {
            var (name, shown) = (property.Name, GoogleMessages.Shown(property.Name));
            if (!GoogleLimits.IsName(name) || name.Length > GoogleLimits.UserPropertyName)
                found.Add($"{Field}.{shown}", $"The user property has the invalid name [{shown}]. Names begin with a letter, hold letters, digits and underscores, and have at most {GoogleLimits.UserPropertyName} characters.", "NAME_INVALID");
            if (GoogleLimits.HasReservedPrefix(name) || GoogleLimits.ReservedUserProperties.Contains(name))
                found.Add($"{Field}.{shown}", $"The name [{shown}] is reserved.", "NAME_RESERVED");
            if (property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty("value", out var value)
                && value.ValueKind == JsonValueKind.String && value.GetString()!.Length > GoogleLimits.UserPropertyValue)
                found.Add($"{Field}.{shown}.value", $"The value has more than {GoogleLimits.UserPropertyValue} characters.", "VALUE_OUT_OF_BOUNDS");
        }
    }

    private void CheckCount(string field, int count, int most, string what)
    {
        if (count > most)
            found.Add(field, $"There are {count} {what}. There may be {most}.", "EXCEEDED_MAX_ENTITIES");
    }
}
