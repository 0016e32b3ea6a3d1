namespace Cairn.Pipeline.Deduplication;

/// <summary>
/// One remembered message in 64 bits, or 0 where there is none:
/// remainder of the id (34) | whether it lies in its second bucket (1) | content (24) | day (5, never 0).
/// Content and day together are the payload, which moves with the message from slot to slot.
/// </summary>
internal static class Slot
{
    public const int RemainderBits = 34;

    /// <summary>The bits that an id decides.</summary>
    public const ulong IdMask = ~0UL << ChoiceShift;

    /// <summary>Set where a message lies in its second bucket.</summary>
    public const ulong SecondChoice = 1UL << ChoiceShift;

    private const int DayBits = 5, ContentBits = 24;
    private const int ChoiceShift = DayBits + ContentBits, RemainderShift = ChoiceShift + 1;

    public static ulong Of(ulong remainder, uint payload) => (remainder << RemainderShift) | payload;

    public static ulong Remainder(ulong slot) => slot >> RemainderShift;

    public static uint Payload(ulong slot) => (uint)slot & ((1u << ChoiceShift) - 1);

    public static uint Payload(uint content, int day) => (Kept(content) << DayBits) | (uint)day;

    /// <summary>The code of the day, 1 to 31.</summary>
    public static int Day(ulong slot) => (int)slot & ((1 << DayBits) - 1);

    public static uint Content(ulong slot) => Payload(slot) >> DayBits;

    /// <summary>As much of a content as a slot holds.</summary>
    public static uint Kept(uint content) => content & ((1u << ContentBits) - 1);
}
