using System.Buffers;
using System.Text;
using System.Text.Json;
using Cairn.Model;

namespace Cairn.Protocols.Wire;

/// <summary>
/// Makes a body of the query of a pixel, so that a picture's address is read as a post is: the parameter <c>data</c> is a
/// call as JSON, plain or in base64; without it, every parameter is a member of the call, a text, and a dot in its name
/// leads into an object (<c>context.page.url</c>). Bounded: 64 KB of query, 500 parameters, objects 8 deep.
/// </summary>
/// <remarks>
/// Source: Segment, "Tracking Pixel API"; RudderStack, "Pixel API"; Snowplow, "tracker protocol" (GET). Not thread-safe.
/// </remarks>
internal sealed class QueryBody
{
    private const int MaxParameters = 500;
    private const int MaxLevels = 8;
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _query = new(), _body = new();
    private readonly List<(string Name, string Value)> _parameters = [];
    private readonly List<string> _open = [];

    /// <summary>The body that a path stands for; holds until the next call.</summary>
    /// <exception cref="CallException">The parameter data is neither JSON nor base64.</exception>
    public ReadOnlyMemory<byte> Of(string path)
    {
        _query.ResetWrittenCount();
        _body.ResetWrittenCount();
        PathQuery.CopyTo(path, _query);
        var data = FormBody.Raw(_query.WrittenSpan, "data"u8);
        if (data.IsEmpty)
            WriteParameters();
        else
            WriteData(data);
        return _body.WrittenMemory;
    }

    private void WriteData(ReadOnlySpan<byte> data)
    {
        var text = FormBody.Decode(data);
        if (text.StartsWith('{'))
            Encoding.UTF8.GetBytes(HalfPairs.Repaired(text), _body);
        else if (!Base64Text.TryDecode(text, _body))
            throw new CallException("body_unreadable", "data", "'data' is neither JSON nor base64. Send the call as JSON in base64.");
    }

    private void WriteParameters()
    {
        _parameters.Clear();
        _open.Clear();
        ReadOnlySpan<byte> rest = _query.WrittenSpan;
        while (_parameters.Count < MaxParameters && !rest.IsEmpty)
        {
            var name = FormBody.Next(ref rest, out var value);
            if (!name.IsEmpty)
                _parameters.Add((FormBody.Decode(name), FormBody.Decode(value)));
        }
        // In order, names with the same beginning stand side by side. Of equal ones the first was sent first: it is to be
        // the last, because the last one holds.
        _parameters.Reverse();
        var sorted = _parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal);
        using var json = new Utf8JsonWriter(_body, Options);
        json.WriteStartObject();
        foreach (var (name, value) in sorted)
            Write(json, name.Split('.', MaxLevels), value);
        Close(json, 0);
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, string[] names, string value)
    {
        var shared = 0;
        while (shared < _open.Count && shared < names.Length - 1 && _open[shared] == names[shared])
            shared++;
        Close(json, shared);
        foreach (var name in names.AsSpan(shared, names.Length - 1 - shared))
        {
            json.WriteStartObject(name);
            _open.Add(name);
        }
        json.WriteString(names[^1], value);
    }

    private void Close(Utf8JsonWriter json, int level)
    {
        for (; _open.Count > level; _open.RemoveAt(_open.Count - 1))
            json.WriteEndObject();
    }
}
