namespace Cairn.World.Wire;

/// <summary>The kinds of <see cref="Ids.Other"/> that the wire uses.</summary>
internal static class OtherIds
{
    public const ulong Click = 21;
    public const ulong Checkout = 22;
    public const ulong Mail = 23;
    public const ulong MailEvent = 24;
    public const ulong Message = 25;
    public const ulong Tester = 26;
    public const ulong Coupon = 27;
    public const ulong Device = 28;
}
