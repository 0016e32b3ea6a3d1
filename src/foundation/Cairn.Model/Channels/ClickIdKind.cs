namespace Cairn.Model.Channels;

/// <summary>What a click id proves of the visit that carries it.</summary>
internal enum ClickIdKind
{
    /// <summary>Somebody paid for the click.</summary>
    Ad,

    /// <summary>The link is an affiliate's.</summary>
    Partner,

    /// <summary>Only where the click came from: the id is appended to every link.</summary>
    Link,
}
