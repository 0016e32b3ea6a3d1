using System.Text.Json;

namespace Cairn.Collect;

/// <summary>Where the calls of a body stand. Bounded; used again for every request.</summary>
internal sealed class CallSpans
{
    /// <summary>The most calls of a batch (Segment's HTTP API, "max request size": 2,500 events).</summary>
    public const int Most = 2500;

    private readonly List<CallSpan> _spans = [];

    public int Count => _spans.Count;

    /// <summary>Where the list of calls begins and ends in the body, brackets excluded; null when the body is one call.</summary>
    public CallSpan? List { get; private set; }

    public CallSpan this[int index] => _spans[index];

    public void Clear()
    {
        _spans.Clear();
        List = null;
    }

    /// <summary>The body is one call.</summary>
    public void AddWhole(ReadOnlySpan<byte> body) => _spans.Add(new CallSpan(0, body.Length));

    /// <summary>Takes the array on whose first bracket the reader stands; an array that came before counts no more.</summary>
    public void ReadList(ref Utf8JsonReader json, string field)
    {
        if (json.TokenType != JsonTokenType.StartArray)
            throw new CallException("body_unreadable", field, $"'{field}' is no array. Send the calls as a list.");
        Clear();
        var start = (int)json.BytesConsumed;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (_spans.Count == Most)
                throw new CallException("too_many_calls", field, $"the batch has more than {Most} calls. Send at most {Most} in one request.");
            var from = (int)json.TokenStartIndex;
            json.Skip();
            _spans.Add(new CallSpan(from, (int)json.BytesConsumed - from));
        }
        List = new CallSpan(start, (int)json.TokenStartIndex - start);
    }
}
