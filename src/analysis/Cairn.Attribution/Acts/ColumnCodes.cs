using Cairn.Warehouse.Rows;

namespace Cairn.Attribution.Acts;

/// <summary>What the texts of one column mean, found once for each different text and looked up by the keys of each block.</summary>
/// <param name="read">What a text means.</param>
internal sealed class ColumnCodes<T>(Func<string, T> read)
{
    /// <summary>The most different texts that are remembered; beyond them all are forgotten and read again.</summary>
    private const int MaxRemembered = 1 << 20;

    private readonly Dictionary<string, T> _known = new(StringComparer.Ordinal);
    private T[] _ofBlock = [];

    /// <summary>The meanings of a block's texts, by their keys.</summary>
    public ReadOnlySpan<T> Of(DictionaryBlockColumn column)
    {
        var texts = column.Texts;
        if (_ofBlock.Length < texts.Count)
            _ofBlock = new T[texts.Count];
        if (_known.Count > MaxRemembered)
            _known.Clear();
        for (var i = 0; i < texts.Count; i++)
        {
            if (!_known.TryGetValue(texts[i], out var known))
                _known.Add(texts[i], known = read(texts[i]));
            _ofBlock[i] = known;
        }
        return _ofBlock.AsSpan(0, texts.Count);
    }
}
