using System.Text.Json;

namespace Cairn.Protocols.MeasurementProtocol;

/// <summary>Goes through one event and notes what GA4 would not take.</summary>
internal sealed class GoogleEventCheck(GoogleMessages found, int index)
{
    private readonly string _path = $"events[{index}]";

    public void Check(JsonElement e)
    {
        if (e.ValueKind != JsonValueKind.Object)
        {
            found.Add(_path, $"Event at index: [{index}] is no JSON object.", "VALUE_INVALID");
            return;
        }
        CheckName(e);
        if (!e.TryGetProperty("params", out var parameters) || parameters.ValueKind == JsonValueKind.Null)
            return;
        if (parameters.ValueKind != JsonValueKind.Object)
            found.Add($"{_path}.params", $"Event at index: [{index}] has 'params' that are no JSON object.", "VALUE_INVALID");
        else
            CheckParameters(parameters);
    }

    private void CheckName(JsonElement e)
    {
        var name = e.TryGetProperty("name", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        var shown = GoogleMessages.Shown(name);
        if (name.Length == 0)
            found.Add($"{_path}.name", $"Event at index: [{index}] has no name.", "VALUE_REQUIRED");
        else if (!char.IsLetter(name[0]))
            found.Add("events", $"Event at index: [{index}] has invalid name [{shown}]. Names must start with an alphabetic character.", "NAME_INVALID");
        else if (!GoogleLimits.IsName(name))
            found.Add("events", $"Event at index: [{index}] has invalid name [{shown}]. Names hold letters, digits and underscores alone.", "NAME_INVALID");
        else if (name.Length > GoogleLimits.EventName)
            found.Add("events", $"Event at index: [{index}] has invalid name [{shown}]. Names have at most {GoogleLimits.EventName} characters.", "NAME_INVALID");
        else if (GoogleLimits.ReservedEvents.Contains(name))
            found.Add("events", $"Event at index: [{index}] has name [{shown}] which is reserved.", "NAME_RESERVED");
    }

    private void CheckParameters(JsonElement parameters)
    {
        var count = parameters.GetPropertyCount();
        if (count > GoogleLimits.Parameters)
            found.Add($"{_path}.params", $"Event at index: [{index}] has {count} parameters. There may be {GoogleLimits.Parameters}.", "EXCEEDED_MAX_ENTITIES");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in parameters.EnumerateObject())
        {
            if (found.AreFull)
                return;
            CheckParameterName(parameter.Name, names);
            CheckValue(parameter);
        }
    }

    private void CheckParameterName(string name, HashSet<string> names)
    {
        var (field, shown) = ($"{_path}.params", GoogleMessages.Shown(name));
        if (!names.Add(name))
            found.Add(field, $"Event at index: [{index}] has the parameter [{shown}] twice.", "NAME_DUPLICATED");
        if (GoogleLimits.HasReservedPrefix(name))
            found.Add(field, $"Event at index: [{index}] has a parameter with the reserved name [{shown}].", "NAME_RESERVED");
        else if (!GoogleLimits.IsName(name) || name.Length > GoogleLimits.EventName)
            found.Add(field, $"Event at index: [{index}] has a parameter with the invalid name [{shown}].", "NAME_INVALID");
    }

    private void CheckValue(JsonProperty parameter)
    {
        var field = $"{_path}.params.{GoogleMessages.Shown(parameter.Name)}";
        var most = GoogleLimits.ValueOf(parameter.Name);
        if (parameter.Value.ValueKind == JsonValueKind.String && parameter.Value.GetString()!.Length > most)
            found.Add(field, $"The value has more than {most} characters.", "VALUE_OUT_OF_BOUNDS");
        else if (parameter.Name == "items" && parameter.Value.ValueKind == JsonValueKind.Array)
            CheckItems(field, parameter.Value);
        else if (parameter.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            found.Add(field, "The value is neither text nor number.", "VALUE_INVALID");
    }

    private void CheckItems(string field, JsonElement items)
    {
        if (items.GetArrayLength() > GoogleLimits.Items)
            found.Add(field, $"There are {items.GetArrayLength()} items. There may be {GoogleLimits.Items}.", "EXCEEDED_MAX_ENTITIES");
        foreach (var (place, item) in items.EnumerateArray().Index())
        {
            if (found.AreFull)
                return;
            if (item.ValueKind != JsonValueKind.Object)
                found.Add($"{field}[{place}]", "The item is no JSON object.", "VALUE_INVALID");
            else if (item.EnumerateObject().Count(member => !GoogleLimits.KnownItemParameters.Contains(member.Name)) is > GoogleLimits.ItemParameters and var own)
                found.Add($"{field}[{place}]", $"The item has {own} parameters of its own. There may be {GoogleLimits.ItemParameters}.", "EXCEEDED_MAX_ENTITIES");
        }
    }
}
