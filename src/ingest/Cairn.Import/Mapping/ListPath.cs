namespace Cairn.Import.Mapping;

/// <summary>
/// A column's name that reaches into a list of JSON: <c>products[].price</c> is that member of every element,
/// <c>products[0].price</c> of the first one, <c>tags[]</c> the elements themselves.
/// </summary>
/// <param name="List">The column that holds the list.</param>
/// <param name="Index">Which element, from 0; null: all of them.</param>
/// <param name="Members">The members to follow in an element; empty: the element itself.</param>
internal sealed record ListPath(string List, int? Index, IReadOnlyList<string> Members)
{
    private const int MaxIndex = 9999;

    /// <summary>The path that a name spells; null for the name of a plain column.</summary>
    public static ListPath? Parse(string name)
    {
        var (open, close) = (name.IndexOf('['), name.IndexOf(']'));
        if (open <= 0 || close < open)
            return null;
        var (inside, rest) = (name[(open + 1)..close], name[(close + 1)..]);
        int? index = null;
        if (inside.Length > 0)
        {
            if (!int.TryParse(inside, System.Globalization.NumberStyles.None, null, out var number) || number > MaxIndex)
                return null;
            index = number;
        }
        if (rest.Length > 0 && (rest[0] != '.' || rest.Length == 1))
            return null;
        return new ListPath(name[..open], index, rest.Length == 0 ? [] : rest[1..].Split('.'));
    }
}
