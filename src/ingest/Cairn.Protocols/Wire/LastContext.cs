using Cairn.Model;

namespace Cairn.Protocols.Wire;

/// <summary>Gives the object of the call before while clients of one locale and zone follow each other.</summary>
internal sealed class LastContext
{
    private const int MaxLength = 64;

    private ClientContext _last = ClientContext.None;

    /// <summary>What a client says of its language and zone; texts that are too long for either are left away.</summary>
    public ClientContext Same(string locale, string timeZone)
    {
        (locale, timeZone) = (Short(locale), Short(timeZone));
        return _last.Locale == locale && _last.TimeZone == timeZone ? _last : _last = ClientContext.None with { Locale = locale, TimeZone = timeZone };
    }

    private static string Short(string text) => text.Length <= MaxLength ? text : "";
}
