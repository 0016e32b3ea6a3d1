using Cairn.Import.Reading;

namespace Cairn.Import.Rows;

/// <summary>One thing that a log gives: a row's own event, a further event of it, or a row that cannot be read.</summary>
/// <param name="Row">The row; valid until the next one is taken.</param>
/// <param name="Part">0 for the row's own event, n for the mapping's n-th further event; in a request log the call's place in its request, with <c>each</c> the element's in its list.</param>
/// <param name="Offset">Its offset in the log, from 0 without gaps.</param>
internal readonly record struct LogRecord(Row Row, int Part, ulong Offset);
