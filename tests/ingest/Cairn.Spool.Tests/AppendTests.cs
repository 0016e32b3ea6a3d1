using System.Text;
using Cairn.Model;

namespace Cairn.Spool.Tests;

/// <summary>What becomes of a request between its append and the disk.</summary>
public sealed class AppendTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cairn-append-").FullName;

    [Fact]
    public async Task A_request_may_be_used_for_another_as_soon_as_its_append_has_begun()
    {
        const int Count = 3000;
        await using var spool = Open();
        var request = new ClientRequest();
        var body = new byte[RequestSpool.MaxCopied];
        var outcomes = new List<Task<AppendResult>>();
        for (var i = 0; i < Count; i++)
        {
            var length = Fill(request, body, i);
            request.Body = body.AsMemory(0, length);
            outcomes.Add(spool.AppendAsync(request, 1).AsTask());
            body.AsSpan().Clear();
        }
        (await Task.WhenAll(outcomes)).ShouldAllBe(outcome => outcome.IsStored);

        var expected = new ClientRequest();
        var read = 0;
        ForEach(spool, spooled =>
        {
            var length = Fill(expected, body, read++);
            spooled.Damage.ShouldBe("");
            Texts(spooled.Request).ShouldBe(Texts(expected));
            spooled.Request.Body.Span.SequenceEqual(body.AsSpan(0, length)).ShouldBeTrue();
        });
        read.ShouldBe(Count);
    }

    [Fact]
    public async Task Bodies_of_all_sizes_are_stored_whole_also_those_that_are_not_copied()
    {
        await using var spool = Open();
        int[] sizes = [0, 1, RequestSpool.MaxCopied - 1, RequestSpool.MaxCopied, RequestSpool.MaxCopied + 1, 3 << 20, 9 << 20, 9 << 20, 5];
        var outcomes = await Task.WhenAll(sizes.Select((size, i) => spool.AppendAsync(new ClientRequest { Source = "web", Body = Bytes(size, i) }, 1).AsTask()));
        outcomes.ShouldAllBe(outcome => outcome.IsStored);
        var read = 0;
        ForEach(spool, spooled =>
        {
            spooled.Damage.ShouldBe("");
            spooled.Request.Body.Span.SequenceEqual(Bytes(sizes[read], read)).ShouldBeTrue();
            read++;
        });
        read.ShouldBe(sizes.Length);
    }

    [Fact]
    public async Task What_goes_along_is_told_once_of_every_request_in_the_order_of_the_log()
    {
        const int Count = 2000;
        var listener = new Counting();
        await using (var spool = Open())
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, Count).Select(i =>
                spool.AppendAsync(new ClientRequest { Source = "web", Body = Bytes(100, i) }, 1 + (i % 3), i % 5 == 0 ? null : listener).AsTask()));
            outcomes.ShouldAllBe(outcome => outcome.IsStored);
        }
        listener.Rejected.ShouldBe(0);
        listener.Stored.Count.ShouldBe(Count - (Count / 5));
        listener.Stored.ShouldBe(listener.Stored.Order());
    }

    [Fact]
    public async Task What_goes_along_with_a_rejected_request_is_told_so()
    {
        var listener = new Counting();
        var stored = 0;
        await using (var spool = Open(maxBytes: 400_000, fileBytes: 60_000))
        {
            while ((await spool.AppendAsync(new ClientRequest { Source = "web", Body = Bytes(5000, 1) }, 1, listener)).IsStored)
                stored++;
        }
        (listener.Stored.Count, listener.Rejected).ShouldBe((stored, 1));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private RequestSpool Open(long maxBytes = 1 << 30, long fileBytes = 1 << 28) =>
        RequestSpool.Open(new SpoolOptions { Folder = _folder, MaxBytes = maxBytes, FileBytes = fileBytes }, TimeProvider.System);

    private static int Fill(ClientRequest request, byte[] body, int number)
    {
        (request.Source, request.Method, request.Path) = ($"source {number / 7}", "POST", $"/v1/t?{number / 3}");
        (request.UserAgent, request.Headers, request.ReceivedAt) = ($"agent {number / 2}", number % 4 == 0 ? "" : "sec-gpc: 1\n", 1_790_000_000_000 + number);
        return Encoding.UTF8.GetBytes($"{number} {new string('x', number * 37 % 5000)}", body);
    }

    private static string Texts(ClientRequest request) =>
        string.Join('|', request.Source, request.Method, request.Path, request.UserAgent, request.Headers, request.ReceivedAt);

    private static byte[] Bytes(int size, int seed)
    {
        var bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static void ForEach(RequestSpool spool, Action<SpooledRequest> look)
    {
        var page = new SpoolPage();
        foreach (var name in spool.Files)
        {
            using var reader = spool.OpenReader(name);
            for (long next = 0; ; next = page[page.Count - 1].FirstOffset + page[page.Count - 1].Calls)
            {
                reader.Read(next, page);
                if (page.Count == 0)
                    break;
                for (var i = 0; i < page.Count; i++)
                    look(page[i]);
            }
        }
    }

    /// <summary>Goes along with all requests.</summary>
    private sealed class Counting : ISpoolCompanion
    {
        public List<long> Stored { get; } = [];

        public int Rejected { get; private set; }

        public long Bytes { get; init; }

        public ISpoolGroupCompanion Join(ISpoolGroupCompanion? group, int request)
        {
            var joined = (Group?)group ?? new Group(this);
            joined.Requests.Add(request);
            return joined;
        }

        private sealed class Group(Counting owner) : ISpoolGroupCompanion
        {
            public List<int> Requests { get; } = [];

            public void OnStored(SpoolFileName file, ReadOnlySpan<long> firstOffsets)
            {
                foreach (var request in Requests)
                    owner.Stored.Add(firstOffsets[request]);
            }

            public void OnRejected() => owner.Rejected += Requests.Count;
        }
    }
}
