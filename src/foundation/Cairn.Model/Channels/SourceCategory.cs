namespace Cairn.Model.Channels;

/// <summary>What kind of site a source is, as GA4's rules ask for it.</summary>
internal enum SourceCategory
{
    /// <summary>None of the others.</summary>
    Other,
    Search,
    Shopping,
    Social,
    Video,
}
