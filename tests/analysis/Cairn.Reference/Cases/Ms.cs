namespace Cairn.Reference.Cases;

/// <summary>Spans of time in milliseconds.</summary>
internal static class Ms
{
    public const long Second = 1_000;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;
}
