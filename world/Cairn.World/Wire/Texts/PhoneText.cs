namespace Cairn.World.Wire.Texts;

/// <summary>What the app tells about the telephone.</summary>
/// <param name="Model">The members manufacturer, model and type of context.device.</param>
/// <param name="System">The member context.os.</param>
internal sealed record PhoneText(byte[] Model, byte[] System)
{
    public static PhoneText[] Ios { get; } =
        [Iphone("iPhone17,3", "26.1"), Iphone("iPhone16,2", "26.1"), Iphone("iPhone15,4", "18.7.2"), Iphone("iPhone14,5", "18.7.2")];

    public static PhoneText[] Android { get; } =
        [Of("Google", "Pixel 9", "android", "Android", "16"), Of("Google", "Pixel 7a", "android", "Android", "15"),
         Of("Samsung", "SM-S931B", "android", "Android", "16"), Of("Samsung", "SM-A556B", "android", "Android", "14")];

    private static PhoneText Iphone(string model, string version) => Of("Apple", model, "ios", "iOS", version);

    private static PhoneText Of(string manufacturer, string model, string type, string system, string version) => new(
        Json.Raw($$"""
            "manufacturer":"{{manufacturer}}","model":"{{model}}","type":"{{type}}"
            """),
        Json.Raw($$"""
            {"name":"{{system}}","version":"{{version}}"}
            """));
}
