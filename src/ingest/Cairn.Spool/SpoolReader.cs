using Cairn.Spool.Files;

namespace Cairn.Spool;

/// <summary>
/// Reads one spool file in the order of its log. Every page is a short transaction of its own, so that a file that is being
/// written can be read all the while. Not thread-safe.
/// </summary>
/// <remarks>
/// A request whose bytes are not what was written comes back as a request with <see cref="SpooledRequest.Damage"/>
/// that takes the same places, so that what lies behind keeps its own.
/// </remarks>
public sealed class SpoolReader : IDisposable
{
    /// <summary>Every doubling of the step over bytes that cannot be read is one try.</summary>
    private const int MaxTries = 40;

    /// <summary>No request gives more calls; a number beyond is no number that was written.</summary>
    private const int MaxCalls = 1 << 20;

    /// <summary>A file is written on its day, or a little longer by a clock that was set.</summary>
    private static readonly TimeSpan MaxFromDay = TimeSpan.FromDays(2);

    private const string Gone = "its bytes in the spool are gone";
    private const string Changed = "its bytes in the spool are not those that were written";

    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _read, _end, _before;

    private SpoolReader(SpoolFileName name, SqliteDatabase database)
    {
        (Name, _database) = (name, database);
        (_read, _end, _before) = (database.Prepare(SpoolSql.Read), database.Prepare(SpoolSql.End), database.Prepare(SpoolSql.Before));
    }

    /// <summary>The file.</summary>
    public SpoolFileName Name { get; }

    /// <summary>Opens a file of a spool's folder.</summary>
    /// <exception cref="SpoolFileException">It cannot be opened, or is no spool file.</exception>
    public static SpoolReader Open(string folder, SpoolFileName name)
    {
        var database = SqliteDatabase.Open(Path.Combine(folder, name.FileName), create: false);
        try
        {
            // Whoever made the file may have died before its table was there.
            database.Execute(SpoolSql.Create);
            return new SpoolReader(name, database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>The place behind the last stored call.</summary>
    /// <exception cref="SpoolFileException">The file cannot be read.</exception>
    public long End() => First(_end) ?? 0;

    /// <summary>Where the last request begins that begins at an offset of the log or before it; 0 when none does.</summary>
    /// <exception cref="SpoolFileException">The file cannot be read.</exception>
    public long RequestAt(long offset)
    {
        _before.Bind(1, offset);
        return First(_before) ?? 0;
    }

    /// <summary>Reads the next requests.</summary>
    /// <param name="from">Offset of the log at which a request begins.</param>
    /// <param name="page">Emptied and filled; empty when nothing lies behind that offset yet.</param>
    /// <param name="before">Reading ends before this offset, up to which requests are known to have been stored.</param>
    /// <param name="max">The most requests to read.</param>
    /// <exception cref="SpoolFileException">The file cannot be read, and nothing behind that offset can.</exception>
    public void Read(long from, SpoolPage page, long before = long.MaxValue, int max = SpoolPage.MaxRequests)
    {
        ArgumentNullException.ThrowIfNull(page);
        page.Clear();
        var next = from;
        try
        {
            Fill(from, page, before, max, ref next);
            if (page.Count == 0 && from < before && before != long.MaxValue)
                AddDamage(Name, page, from, before, Gone);
        }
        catch (SpoolFileException failure) when (failure.IsCorrupt)
        {
            if (page.Count == 0)
                SkipDamage(from, page, before, failure);
        }
    }

    /// <summary>Gives, in place of requests that cannot be read, one damaged request that takes as many places.</summary>
    /// <param name="name">The file.</param>
    /// <param name="from">The first offset.</param>
    /// <param name="calls">How many.</param>
    /// <param name="page">Emptied and given the request.</param>
    /// <param name="damage">What is wrong with it (<see cref="SpooledRequest.Damage"/>).</param>
    /// <param name="isRestOfFile">Whether it stands for everything behind it too (<see cref="SpooledRequest.IsRestOfFile"/>).</param>
    public static void GiveDamaged(SpoolFileName name, long from, int calls, SpoolPage page, string damage, bool isRestOfFile = false)
    {
        ArgumentNullException.ThrowIfNull(page);
        page.Clear();
        AddDamage(name, page, from, from + calls, damage).IsRestOfFile = isRestOfFile;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        foreach (var statement in new[] { _read, _end, _before })
            statement.Dispose();
        _database.Dispose();
    }

    private void Fill(long from, SpoolPage page, long before, int max, ref long next)
    {
        _read.Bind(1, from);
        _read.Bind(2, max);
        try
        {
            while (!page.IsFull && _read.Step())
            {
                var offset = _read.Int64(0);
                if (offset > next)
                    AddDamage(Name, page, next, offset, Gone);
                else if (offset < next && page.Count > 0)
                    Shorten(page[page.Count - 1], offset);
                if (offset >= before)
                    break;
                var spooled = page.Add();
                spooled.Request.Body = page.Keep(Take(spooled));
                next = offset + spooled.Calls;
            }
        }
        finally
        {
            _read.Reset();
        }
    }

    /// <returns>The body; valid until the next step.</returns>
    private ReadOnlySpan<byte> Take(SpooledRequest spooled)
    {
        var body = _read.Bytes(9);
        var request = spooled.Request;
        var calls = _read.Int64(1);
        (spooled.FirstOffset, spooled.Calls, request.ReceivedAt) = (_read.Int64(0), (int)calls, _read.Int64(2));
        (request.Source, request.Method, request.Path) = (_read.Text(3), _read.Text(4), _read.Text(5));
        (request.UserAgent, request.Headers) = (_read.Text(6), _read.Text(7));
        spooled.IsRestOfFile = false;
        spooled.Damage = Checksum.Of(request, body) == (uint)_read.Int64(8) && calls is >= 1 and <= MaxCalls ? "" : Changed;
        if (spooled.Damage.Length > 0)
            KeepBelievable(spooled, calls);
        return body;
    }

    /// <summary>Of a damaged row nothing is believed that would keep the rows behind it from being read and stored.</summary>
    private void KeepBelievable(SpooledRequest spooled, long calls)
    {
        if (calls is < 1 or > MaxCalls)
            spooled.Calls = 1;
        var day = StartOf(Name);
        if (Math.Abs((decimal)spooled.Request.ReceivedAt - day) > (decimal)MaxFromDay.TotalMilliseconds)
            spooled.Request.ReceivedAt = day;
    }

    /// <summary>A request cannot reach behind the beginning of the next.</summary>
    private static void Shorten(SpooledRequest spooled, long next)
    {
        if (next <= spooled.FirstOffset)
            return;
        (spooled.Calls, spooled.Damage) = ((int)(next - spooled.FirstOffset), Changed);
    }

    /// <summary>Looks, with steps that double, for the next request that can be read; what lies before it is damaged.</summary>
    private void SkipDamage(long from, SpoolPage page, long before, SpoolFileException failure)
    {
        for (var (step, tries) = (1L, 0); tries < MaxTries; (step, tries) = (step * 2, tries + 1))
        {
            try
            {
                var next = from + step;
                page.Clear();
                Fill(from + step, page, long.MaxValue, SpoolPage.MaxRequests, ref next);
            }
            catch (SpoolFileException again) when (again.IsCorrupt && page.Count == 0)
            {
                continue;
            }
            var found = Math.Min(before, page.Count == 0 ? long.MaxValue : page[0].FirstOffset);
            if (found == long.MaxValue)
                break;
            page.Clear();
            AddDamage(Name, page, from, found, Unreadable(failure));
            return;
        }
        throw failure;
    }

    private static SpooledRequest AddDamage(SpoolFileName name, SpoolPage page, long from, long to, string damage)
    {
        var spooled = page.Add();
        (spooled.FirstOffset, spooled.Calls) = (from, (int)Math.Min(to - from, int.MaxValue));
        (spooled.Damage, spooled.IsRestOfFile) = (damage, false);
        (spooled.Request.Source, spooled.Request.Path, spooled.Request.Headers, spooled.Request.Body) = ("", "", "", default);
        spooled.Request.ReceivedAt = StartOf(name);
        return spooled;
    }

    /// <summary>The beginning of a file's day, Unix milliseconds.</summary>
    private static long StartOf(SpoolFileName name) => new DateTimeOffset(name.Day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static string Unreadable(SpoolFileException failure) => $"its bytes in the spool cannot be read: {failure.Message}";

    private static long? First(SqliteStatement statement)
    {
        try
        {
            return statement.Step() ? statement.Int64(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }
}
