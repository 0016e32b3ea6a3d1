namespace Cairn.Identity.Probable;

/// <summary>A kind of device: <c>phone</c>, <c>Safari</c>, <c>iOS</c>. Apps have no browser.</summary>
internal sealed record DeviceClient(string DeviceType, string Browser, string System)
{
    /// <summary>What a person has one of at a time: a computer, a telephone, an app.</summary>
    public string Kind => Browser.Length == 0 ? $"{DeviceType}'s app" : DeviceType;

    /// <summary>For people: <c>Safari on iOS</c>, <c>app on Android</c>.</summary>
    public override string ToString() => $"{(Browser.Length == 0 ? "app" : Browser)} on {System}";
}
