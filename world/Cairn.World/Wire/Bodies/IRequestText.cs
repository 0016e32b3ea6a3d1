using Cairn.World.Text;

namespace Cairn.World.Wire.Bodies;

/// <summary>Writes the requests of one sender. For one thread.</summary>
internal interface IRequestText
{
    /// <summary>Appends the members method, path, headers and body of one request, with the comma before the first.</summary>
    void Add(Utf8Text text, ReadOnlySpan<Signal> calls);
}
