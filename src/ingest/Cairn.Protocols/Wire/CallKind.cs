namespace Cairn.Protocols.Wire;

/// <summary>Segment's call types. A path spells them in lower case, whole or with the first letter alone.</summary>
internal enum CallKind
{
    Track,
    Page,
    Screen,
    Identify,
    Group,
    Alias,
}
