using System.Text;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Paths;

/// <summary>Splits a path into touches.</summary>
internal sealed class StepReader(PathFileOptions options, NameIndex players)
{
    private readonly byte[] _separator = Encoding.UTF8.GetBytes(options.Separator);
    private readonly long _step = (long)options.Step.TotalMilliseconds;
    private readonly StepTable _table = new(players);
    private Touch[] _touches = new Touch[64];
    private int _count;

    /// <summary>The touches of the path that was read last; the last one at time 0, each other one step earlier.</summary>
    public ReadOnlySpan<Touch> Touches => _touches.AsSpan(0, _count);

    /// <summary>Reads a path; an empty one has no touches. Returns what is wrong with it, or null.</summary>
    public string? Read(ReadOnlySpan<byte> path)
    {
        _count = 0;
        if (Trim(path).IsEmpty)
            return null;
        while (!path.IsEmpty)
        {
            var length = path.IndexOf(_separator);
            var step = Trim(length < 0 ? path : path[..length]);
            if (step.IsEmpty)
                return $"step {_count + 1} of the path is empty";
            if (_table.IndexOf(step, out var player) is { } problem)
                return problem;
            if (_count == _touches.Length)
                Array.Resize(ref _touches, _count * 2);
            _touches[_count++] = new Touch(player, 0);
            if (length >= 0 && length + _separator.Length == path.Length)
                return "the path ends with a separator";
            path = length < 0 ? [] : path[(length + _separator.Length)..];
        }

        for (var i = 0; i < _count; i++)
            _touches[i] = _touches[i] with { At = (i + 1 - _count) * _step };
        return null;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> step) =>
        step is [(byte)' ', ..] or [.., (byte)' '] ? step.Trim((byte)' ') : step;
}
