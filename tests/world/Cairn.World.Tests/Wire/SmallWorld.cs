using Cairn.World.Randomness;
using Cairn.World.Scenario;
using Cairn.World.Sorting;
using Cairn.World.Wire;
using Cairn.World.Wire.Requests;

namespace Cairn.World.Tests.Wire;

/// <summary>A small scenario with one event for each group of properties, and requests of it.</summary>
internal static class SmallWorld
{
    public const ulong Seed = 42;

    /// <summary>2026-01-05 08:00:00.123 UTC.</summary>
    public const long Start = 1_767_600_000_123;

    public static readonly Ids Ids = new(Seed);

    public static readonly ScenarioData Scenario = new(
        "shop", "shop.example", "USD",
        [
            new("Home Viewed", CallKind.Page, "/", EventFields.None),
            new("Product Viewed", CallKind.Track, "/products/{product}", EventFields.Product | EventFields.Quantity | EventFields.Money),
            new("Order Completed", CallKind.Track, "/orders/{order}/thanks", EventFields.Order | EventFields.Money | EventFields.Basket | EventFields.Payment | EventFields.Coupon),
            new("Products Searched", CallKind.Track, "/search", EventFields.Search | EventFields.Url),
            new("identify", CallKind.Identify, "/account", EventFields.None),
            new("Email Link Clicked", CallKind.Webhook, "/products/{product}", EventFields.None),
            new("Email Opened", CallKind.Webhook, "/", EventFields.None),
            new("Text Message Delivered", CallKind.Webhook, "/", EventFields.None),
            new("KYC Completed", CallKind.Webhook, "/", EventFields.None),
            new("Token Swap Submitted", CallKind.Track, "/swap", EventFields.Order | EventFields.Wallet | EventFields.Transaction | EventFields.Tokens | EventFields.Money),
            new("KYC Submitted", CallKind.Track, "/kyc", EventFields.Identity | EventFields.Order),
            new("Cart Viewed", CallKind.Screen, "/cart", EventFields.Checkout | EventFields.SignIn | EventFields.Trade | EventFields.Reason),
        ],
        [
            new("cmp-101", "spring \"sale\" & more", "Paid Search", "google", "cpc", "https://www.google.com/", "gclid"),
            new("cmp-102", "organic", "Organic Search", null, null, "https://www.google.com/", null),
            new("cmp-103", "winter mail", "Email", "newsletter", "email", "", null),
        ],
        [new("US", "America/New_York", -5, "en-US", 0.5), new("DE", "Europe/Berlin", 1, "de-DE", 0.5)],
        ["2.3.0", "2.4.0"],
        ["card", "paypal"]);

    public static readonly WireNames Names = new(new Dictionary<string, string> { ["Order Completed"] = "order_complete" }, "value", "EUR");

    public static readonly WireWorld Wire = new(Scenario, Ids, Names, Seed, person => person / 4 % 2);

    /// <summary>Number of an event by its name.</summary>
    public static short Event(string name) => (short)Scenario.Events.Index().First(item => item.Item.Name == name).Index;

    /// <summary>A call of one event with plausible values.</summary>
    public static Signal Call(string name, SenderKind sender, int person = 7, int sequence = 1) => new()
    {
        ArrivesAt = Start + 500,
        SentAt = Start + 100,
        HappenedAt = Start,
        Message = Mix.Of((ulong)person, (ulong)sequence),
        Anonymous = 1000 + (ulong)person,
        Subject = 77,
        Person = person,
        Sequence = sequence,
        Product = 12,
        Cents = 12_345,
        Visit = 5,
        Event = Event(name),
        Campaign = -1,
        // The back end mostly knows its customers.
        Marks = sender == SenderKind.Server ? SignalMarks.LoggedIn : 0,
        Sender = sender,
        Call = Scenario.Events[Event(name)].Call,
        Device = sender == SenderKind.App ? DeviceKind.IosApp : DeviceKind.WindowsChrome,
        Quantity = 3,
    };

    /// <summary>Many different calls of all senders.</summary>
    public static IEnumerable<Signal> Many(int count)
    {
        for (var index = 0; index < count; index++)
        {
            var draw = Mix.Of(Seed, (ulong)index);
            var sender = (SenderKind)(draw % 6);
            var name = sender switch
            {
                SenderKind.Mail => "Email Link Clicked",
                SenderKind.Sms => "Text Message Delivered",
                SenderKind.Kyc => "KYC Completed",
                _ => Scenario.Events[(int)(draw >> 8) & 3].Name,
            };
            var signal = Call(name, sender, (int)((draw >> 16) % 50), index);
            signal.ArrivesAt = Start + (long)((draw >> 24) % 1000);
            signal.Campaign = (short)((draw >> 36) % 3);
            signal.Device = sender == SenderKind.App ? DeviceKind.AndroidApp : (DeviceKind)((draw >> 40) % 8);
            signal.Marks = (SignalMarks)((draw >> 44) & 1023) & ~SignalMarks.Guest;
            signal.Attempt = (byte)((draw >> 56) % 8 == 0 ? 1 : 0);
            signal.Subject = draw >> 9;
            signal.Cents = (long)((draw >> 12) % 90_000);
            yield return signal;
        }
    }

    /// <summary>What is written for some signals.</summary>
    public static byte[] Bytes(IEnumerable<Signal> signals, int threads, out RequestCounts counts)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-wire-");
        try
        {
            using var sort = new ExternalSort(folder.FullName, "signals", 1 << 20);
            using (var feed = sort.OpenFeed())
                foreach (var signal in signals)
                    SignalRecord.Add(feed, signal);
            using var sorted = sort.Merge(CancellationToken.None);
            using var output = new MemoryStream();
            counts = RequestFile.Write(sorted, Wire, output, threads, null, CancellationToken.None);
            return output.ToArray();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The lines that are written for some signals.</summary>
    public static RequestFileLine[] Lines(params IEnumerable<Signal> signals) =>
        [.. System.Text.Encoding.UTF8.GetString(Bytes(signals, 1, out _)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new RequestFileLine(line))];
}
