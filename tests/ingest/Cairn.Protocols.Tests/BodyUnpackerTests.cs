using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Cairn.Protocols.Tests.Recorded;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Tests;

public sealed class BodyUnpackerTests
{
    private static readonly byte[] Call = """{"event":"x","properties":{"a":"ä + b"}}"""u8.ToArray();

    [Fact]
    public void A_body_that_is_not_packed_is_given_as_it_is()
    {
        using var unpacker = new BodyUnpacker(1000);
        unpacker.Unpack("/v1/t", Call, out var body).ShouldBeNull();
        MemoryMarshal.TryGetArray(body, out var array).ShouldBeTrue();
        array.Array.ShouldBeSameAs(Call);
        unpacker.Unpack("/v1/t", default, out body).ShouldBeNull();
        body.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Gzip_is_known_by_its_bytes()
    {
        using var unpacker = new BodyUnpacker(1000);
        unpacker.Unpack("/v1/batch", RecordedRequest.Pack(Call), out var body).ShouldBeNull();
        body.ToArray().ShouldBe(Call);
    }

    [Fact]
    public void Gzip_that_is_cut_anywhere_is_rejected()
    {
        using var unpacker = new BodyUnpacker(100_000);
        var packed = RecordedRequest.Pack(Noise(5000));
        for (var length = 2; length < packed.Length; length++)
            unpacker.Unpack("/e/", packed.AsMemory(0, length), out _)!.Code.ShouldBe("body_unreadable", $"{length} of {packed.Length} bytes");
    }

    [Fact]
    public void Gzip_that_is_damaged_is_rejected()
    {
        using var unpacker = new BodyUnpacker(100_000);
        var noise = Noise(5000);
        for (var at = 10; at < 1000; at++)
        {
            var packed = RecordedRequest.Pack(noise);
            packed[^at] ^= 0x10;
            unpacker.Unpack("/e/", packed, out _)!.Code.ShouldBe("body_unreadable", $"byte {at} from behind");
        }
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void The_limit_is_kept_to_the_byte(int length, bool fits)
    {
        using var unpacker = new BodyUnpacker(1000);
        var bytes = new byte[length];
        unpacker.Unpack("/e/", bytes, out _)?.Code.ShouldBe("body_too_large");
        (unpacker.Unpack("/e/", RecordedRequest.Pack(bytes), out var body)?.Code).ShouldBe(fits ? null : "body_too_large");
        body.Length.ShouldBe(fits ? length : 0);
    }

    [Fact]
    public void A_bomb_is_given_up_before_it_is_large()
    {
        var bomb = RecordedRequest.Pack(new byte[50 * 1024 * 1024]);
        using var unpacker = new BodyUnpacker(1024 * 1024);
        unpacker.Unpack("/e/", bomb, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        unpacker.Unpack("/e/", bomb, out _)!.Code.ShouldBe("body_too_large");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(8 * 1024 * 1024);
    }

    [Fact]
    public void The_forms_of_PostHogs_older_clients_are_understood()
    {
        using var unpacker = new BodyUnpacker(1000);
        var base64 = Convert.ToBase64String(Call);
        string Unpacked(string path, string raw)
        {
            unpacker.Unpack(path, Encoding.UTF8.GetBytes(raw), out var body).ShouldBeNull();
            return Encoding.UTF8.GetString(body.Span);
        }
        var call = Encoding.UTF8.GetString(Call);
        Unpacked("/e/?compression=base64", "data=" + Uri.EscapeDataString(base64)).ShouldBe(call);
        Unpacked("/e/?compression=base64&ip=1", base64).ShouldBe(call);
        Unpacked("/e/", $"data={base64}&ver=1.0").ShouldBe(call);
        Unpacked("/capture/", "data=" + Uri.EscapeDataString(call).Replace("%20", "+")).ShouldBe(call);
        Unpacked("/e/?compression=base64", call).ShouldBe(call);
        Unpacked("/e/?compression=base64", "data=" + Uri.EscapeDataString(Convert.ToBase64String(RecordedRequest.Pack(Call)))).ShouldBe(call);
        unpacker.Unpack("/e/?compression=gzip-js", RecordedRequest.Pack(Call), out var body).ShouldBeNull();
        body.ToArray().ShouldBe(Call);
        unpacker.Unpack("/e/", "data=!!"u8.ToArray(), out _)!.Code.ShouldBe("body_unreadable");
        Unpacked("/v1/webhook/twilio", "data=x&MessageSid=1").ShouldBe("data=x&MessageSid=1");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("form")]
    public void Memory_is_asked_for_before_it_is_taken_and_given_back(string packing)
    {
        var content = new byte[300_000];
        Array.Fill(content, (byte)'[');
        var packed = packing == "form" ? [.. "data="u8, .. content] : Pack(packing, content);
        var bound = new CountingBound();
        using (var unpacker = new BodyUnpacker(1 << 20, bound))
        {
            bound.Max = 100_000;
            unpacker.Unpack("/e/", packed, out _, packing)!.Code.ShouldBe(BodyUnpacker.Busy);
            unpacker.Trim();
            bound.Taken.ShouldBe(0);
            bound.Max = 10_000_000;
            unpacker.Unpack("/e/", packed, out var body, packing).ShouldBeNull();
            body.Length.ShouldBe(content.Length);
            bound.Taken.ShouldBe(1 << 19);
            unpacker.Trim();
            bound.Taken.ShouldBe(0);
            unpacker.Unpack("/e/", packed, out _, packing).ShouldBeNull();
        }
        bound.Taken.ShouldBe(0);
        bound.Highest.ShouldBeGreaterThanOrEqualTo((1 << 19) + (1 << 18) - (packing == "form" ? 1 << 18 : 0));
    }

    [Fact]
    public void Br_and_deflate_that_are_cut_anywhere_are_rejected()
    {
        using var unpacker = new BodyUnpacker(100_000);
        foreach (var packing in new[] { "br", "deflate" })
        {
            var packed = Pack(packing, Noise(3000));
            for (var length = 2; length < packed.Length; length++)
                unpacker.Unpack("/v1/batch", packed.AsMemory(0, length), out _, packing)!.Code.ShouldBe("body_unreadable", $"{length} of {packed.Length} bytes of {packing}");
        }
    }

    [Fact]
    public void Nothing_that_is_sent_throws()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        using var unpacker = new BodyUnpacker(2000);
        string[] encodings = ["", "br", "deflate", "gzip"];
        byte[][] seeds = [RecordedRequest.Pack(Call), RecordedRequest.Pack(Noise(3000)), Pack("br", Call), Pack("deflate", Call), Encoding.UTF8.GetBytes("data=" + Convert.ToBase64String(Call))];
        for (var i = 0; i < 5000; i++)
        {
            var bytes = RequestDecoderTests.Mutate(random, [.. seeds[i % seeds.Length]]);
            var problem = Should.NotThrow(() => unpacker.Unpack(i % 2 == 0 ? "/e/?compression=base64" : "/e/", bytes, out _, encodings[i / 2 % encodings.Length]), $"seed {seed}");
            problem?.Code.ShouldBeOneOf("body_unreadable", "body_too_large");
        }
    }

    private static byte[] Pack(string encoding, byte[] content)
    {
        using var packed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
            stream.Write(content);
        return packed.ToArray();
    }

    private sealed class CountingBound : IMemoryBound
    {
        public long Max { get; set; }

        public long Taken { get; private set; }

        public long Highest { get; private set; }

        public bool TryTake(long bytes)
        {
            if (Taken + bytes > Max)
                return false;
            Taken += bytes;
            Highest = Math.Max(Highest, Taken);
            return true;
        }

        public void GiveBack(long bytes) => Taken -= bytes;
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
