namespace Cairn.World.Scenario;

/// <summary>What a visit is made with: system and browser, or the shop's app.</summary>
public enum DeviceKind : byte
{
    /// <summary>Chrome on Windows.</summary>
    WindowsChrome,

    /// <summary>Edge on Windows.</summary>
    WindowsEdge,

    /// <summary>Firefox on Windows.</summary>
    WindowsFirefox,

    /// <summary>Safari on a Mac.</summary>
    MacSafari,

    /// <summary>Chrome on a Mac.</summary>
    MacChrome,

    /// <summary>Safari on an iPhone.</summary>
    IphoneSafari,

    /// <summary>Chrome on an Android telephone.</summary>
    AndroidChrome,

    /// <summary>Safari on an iPad that a household shares.</summary>
    IpadSafari,

    /// <summary>The app on an iPhone.</summary>
    IosApp,

    /// <summary>The app on an Android telephone.</summary>
    AndroidApp,

    /// <summary>A headless browser: a bot.</summary>
    Headless,

    /// <summary>No device of a customer: the back end, a provider, a shop's counter.</summary>
    None,
}
