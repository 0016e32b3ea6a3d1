using System.Text;

namespace Cairn.Protocols.Wire;

/// <summary>
/// On what something happened, in plain terms: <c>web</c>, <c>ios</c>, <c>android</c> or <c>server</c>; empty when the
/// sign says nothing. A site in a telephone's browser is the web; only an app is its system.
/// </summary>
internal static class Platforms
{
    public const string Web = "web", Ios = "ios", Android = "android", Server = "server", Unknown = "";

    /// <summary>By <c>context.device.type</c>, which mobile SDKs send.</summary>
    public static string OfDevice(ReadOnlySpan<byte> type)
    {
        if (Is(type, "ios"u8) || Is(type, "iphone"u8) || Is(type, "ipad"u8))
            return Ios;
        if (Is(type, "android"u8))
            return Android;
        return Is(type, "web"u8) || Is(type, "browser"u8) ? Web : Unknown;
    }

    /// <summary>By <c>context.library.name</c>: libraries of browsers and apps say so in their names, all others run on servers.</summary>
    public static string OfLibrary(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty || Holds(name, "react"u8) || Holds(name, "flutter"u8))
            return Unknown;
        if (Is(name, "analytics.js"u8) || Holds(name, "javascript"u8))
            return Web;
        if (Holds(name, "ios"u8) || Holds(name, "swift"u8))
            return Ios;
        return Holds(name, "android"u8) || Holds(name, "kotlin"u8) ? Android : Server;
    }

    /// <summary>By <c>context.os.name</c>, for app SDKs that send no device.</summary>
    public static string OfSystem(ReadOnlySpan<byte> name)
    {
        if (Is(name, "ios"u8) || Is(name, "ipados"u8) || Is(name, "iphone os"u8))
            return Ios;
        return Is(name, "android"u8) ? Android : Unknown;
    }

    /// <summary>By a User-Agent: every browser begins with Mozilla, apps name their system's HTTP library, the rest are programs.</summary>
    public static string OfAgent(ReadOnlySpan<byte> agent)
    {
        if (agent.IsEmpty)
            return Unknown;
        if (agent.StartsWith("Mozilla/"u8))
            return Web;
        if (Holds(agent, "cfnetwork"u8) || Holds(agent, "darwin"u8))
            return Ios;
        return Holds(agent, "okhttp"u8) || Holds(agent, "dalvik"u8) ? Android : Server;
    }

    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(text, name);

    /// <summary>Whether a part of the text is the name, given in lower case.</summary>
    private static bool Holds(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        for (var at = 0; at + name.Length <= text.Length; at++)
            if (Ascii.EqualsIgnoreCase(text.Slice(at, name.Length), name))
                return true;
        return false;
    }
}
