namespace Cairn.Protocols.MeasurementProtocol;

/// <summary>What was found to be wrong with a body, at most as many as are asked for.</summary>
internal sealed class GoogleMessages(int most)
{
    private const int MaxShownLength = 60;

    private readonly List<ValidationMessage> _all = [];

    public IReadOnlyList<ValidationMessage> All => _all;

    public bool AreFull => _all.Count >= most;

    public void Add(string field, string description, string code)
    {
        if (!AreFull)
            _all.Add(new ValidationMessage(field, description, code));
    }

    /// <summary>A client's text as it can stand in a message.</summary>
    public static string Shown(string text) => text.Length > MaxShownLength ? text[..MaxShownLength] + "…" : text;
}
