using Cairn.Model;

namespace Cairn.Pipeline;

/// <summary>The first step of an event's way: makes an event of what was sent.</summary>
public interface IEventDecoder
{
    /// <summary>Fills the event.</summary>
    /// <returns>Whether it goes on to the other steps; if not, why. Name and source are filled in any case, as far as they are known.</returns>
    Outcome Decode(Event e);
}
