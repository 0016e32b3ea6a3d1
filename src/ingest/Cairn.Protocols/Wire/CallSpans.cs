using System.Text.Json;

namespace Cairn.Protocols.Wire;

/// <summary>Where the calls of a body stand. Bounded; used again for every request.</summary>
internal sealed class CallSpans
{
    /// <summary>The most calls of a batch (Segment's HTTP API, "max request size": 2,500 events).</summary>
    public const int MaxCalls = 2500;

    private readonly List<CallSpan> _spans = [];

    public int Count => _spans.Count;

    /// <summary>Where the list of calls begins and ends in the body, brackets excluded; null when the body is one call.</summary>
    public CallSpan? List { get; private set; }

    public CallSpan this[int index] => _spans[index];

    /// <summary>
    /// Where in the body the bytes begin that the reader is over since <see cref="ReadList"/> gave it back: its own places
    /// count from there.
    /// </summary>
    public int Origin { get; private set; }

    public void Clear()
    {
        Forget();
        Origin = 0;
    }

    /// <summary>The body is one call.</summary>
    public void AddWhole(ReadOnlySpan<byte> body) => _spans.Add(new CallSpan(0, body.Length));

    /// <summary>Takes the array on whose first bracket the reader stands; an array that came before counts no more.</summary>
    /// <param name="json">Stands on the array's last bracket afterwards.</param>
    /// <param name="body">The whole body.</param>
    /// <param name="field">The array's name for messages.</param>
    public void ReadList(ref Utf8JsonReader json, ReadOnlySpan<byte> body, string field)
    {
        if (json.TokenType != JsonTokenType.StartArray)
            throw new CallException("body_unreadable", field, $"'{field}' is no array. Send the calls as a list.");
        Forget();
        var start = Origin + (int)json.BytesConsumed;
        if (TryReadObjects(body, start, field) is >= 0 and var end)
        {
            // What is known of the state behind the first bracket holds before the last one: an array without elements.
            json = new Utf8JsonReader(body[end..], isFinalBlock: true, json.CurrentState);
            json.Read();
            Origin = end;
        }
        else
        {
            Forget();
            ReadValues(ref json, field);
            end = Origin + (int)json.TokenStartIndex;
        }
        List = new CallSpan(start, end - start);
    }

    /// <summary>
    /// The way of nearly all lists: objects, of which only the ends are looked for. What is wrong in one is its own matter,
    /// and is found when it is read.
    /// </summary>
    /// <returns>Place of the array's last bracket; -1 when there is anything else in it.</returns>
    private int TryReadObjects(ReadOnlySpan<byte> body, int start, string field)
    {
        for (var at = SkipSpace(body, start); at < body.Length; at = SkipSpace(body, at + 1))
        {
            if (body[at] == ']' && Count == 0)
                return at;
            var end = body[at] == '{' ? JsonNesting.EndOf(body, at) : -1;
            if (end < 0)
                return -1;
            Add(at, end, field);
            at = SkipSpace(body, end);
            if (at < body.Length && body[at] == ']')
                return at;
            if (at == body.Length || body[at] != ',')
                return -1;
        }
        return -1;
    }

    private void ReadValues(ref Utf8JsonReader json, string field)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var from = Origin + (int)json.TokenStartIndex;
            json.Skip();
            Add(from, Origin + (int)json.BytesConsumed, field);
        }
    }

    private void Add(int from, int to, string field)
    {
        if (_spans.Count == MaxCalls)
            throw new CallException("too_many_calls", field, $"the batch has more than {MaxCalls} calls. Send at most {MaxCalls} in one request.");
        _spans.Add(new CallSpan(from, to - from));
    }

    private void Forget()
    {
        _spans.Clear();
        List = null;
    }

    private static int SkipSpace(ReadOnlySpan<byte> body, int at)
    {
        while (at < body.Length && body[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
        return at;
    }
}
