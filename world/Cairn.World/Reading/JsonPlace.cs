namespace Cairn.World.Reading;

/// <summary>Where a value stands in a file, for messages.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Path">The list that holds it, as <c>people</c>.</param>
/// <param name="Index">Its number in the list, from 0.</param>
internal readonly record struct JsonPlace(string File, long Line, string Path, long Index)
{
    /// <summary>What is wrong with a field of the value, or with the value itself when the field is empty.</summary>
    public WorldException Wrong(string field, string problem, string remedy) =>
        new($"{File}, line {Line}: {Path}[{Index}]{(field.Length == 0 ? "" : "." + field)} {problem}", remedy);
}
