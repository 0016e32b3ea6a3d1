using Cairn.Attribution.Paths;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Tests.Support;

/// <summary>A path file's journeys, kept.</summary>
internal static class PathRows
{
    public static (List<Generated.Row> Rows, NameIndex Players) Read(string file)
    {
        var players = new NameIndex();
        var rows = new List<Generated.Row>();
        new PathFile(file, new PathFileOptions(), players).Read((in Journey journey) => rows.Add(new Generated.Row(
            journey.Touches.ToArray(), journey.Conversions, journey.Value, journey.Nulls, journey.EndedAt)));
        return (rows, players);
    }
}
