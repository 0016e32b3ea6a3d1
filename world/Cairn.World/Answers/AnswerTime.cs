using System.Globalization;
using System.Text.Json;

namespace Cairn.World.Answers;

/// <summary>Times in the answers: ISO 8601 in UTC, with milliseconds only where there are any.</summary>
internal static class AnswerTime
{
    public static void Write(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } moment)
            json.WriteString(name, moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture));
        else
            json.WriteNull(name);
    }
}
