using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Pipeline;

namespace Cairn.Import.Decoding;

/// <summary>Makes events of the rows of one kind of log.</summary>
internal interface IRowDecoder
{
    /// <summary>Fills <paramref name="e"/> from the row; its offset in the log is the caller's.</summary>
    /// <param name="row">A row without fault.</param>
    /// <param name="part">Which of the row's events.</param>
    /// <param name="e">The event to fill; after a problem only its name and source are sure.</param>
    /// <returns>Whether it goes on to the steps; if not, why.</returns>
    Outcome Decode(Row row, int part, Event e);
}
