namespace Cairn.Model;

/// <summary>On what an event happened. Text that is absent is empty.</summary>
/// <param name="Browser">Name of the browser: <c>Chrome</c>, <c>Safari</c> ...; empty in apps.</param>
/// <param name="System">Name of the operating system: <c>Windows</c>, <c>iOS</c> ...</param>
/// <param name="DeviceType"><c>phone</c>, <c>tablet</c> or <c>computer</c>.</param>
/// <param name="Locale">Language and region as the client tells them (BCP 47): <c>de-DE</c>.</param>
/// <param name="TimeZone">The client's time zone (IANA): <c>Europe/Berlin</c>.</param>
public sealed record ClientContext(string Browser, string System, string DeviceType, string Locale, string TimeZone)
{
    /// <summary>Nothing is known.</summary>
    public static ClientContext None { get; } = new("", "", "", "", "");
}
