using Cairn.Identity.Probable;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Shows devices that are probably one person's, for people and for machines.</summary>
internal static class ProbableLinkOutput
{
    /// <summary>Links that a person is shown; machines get all.</summary>
    private const int MaxShown = 10;

    /// <summary>Bits below which a reason is not worth a word.</summary>
    private const double MinBits = 0.5;

    public static void Show(ProbableLinkSet found, DeviceNames names, double min, string format)
    {
        switch (format)
        {
            case "json":
                WriteJson(found, names);
                return;
            case "jsonl":
                using (var lines = new StreamWriter(Console.OpenStandardOutput()) { NewLine = "\n" })
                    foreach (var link in found.Links)
                        lines.WriteLine(JsonText.Line(Json(found, names, link)));
                return;
            default:
                Show(found, names, min);
                return;
        }
    }

    /// <summary>One object, a link a line: there may be millions.</summary>
    private static void WriteJson(ProbableLinkSet found, DeviceNames names)
    {
        var head = JsonText.Of(new
        {
            found.Devices, found.Crowded, found.Pairs, found.KnownPairs, found.Expected,
            Thresholds = found.Thresholds.Select(static one => new { one.Threshold, one.Links, one.Precision, one.Recall, one.Known, one.KnownRight }),
        });
        using var output = new StreamWriter(Console.OpenStandardOutput()) { NewLine = "\n" };
        output.Write(head[..head.LastIndexOf('}')].TrimEnd());
        output.Write(",\n  \"links\": [");
        var separator = "\n";
        foreach (var link in found.Links)
        {
            output.Write(separator);
            output.Write("    ");
            output.Write(JsonText.Line(Json(found, names, link)));
            separator = ",\n";
        }
        output.WriteLine("\n  ]\n}");
    }

    private static void Show(ProbableLinkSet found, DeviceNames names, double min)
    {
        if (found.Devices == 0)
        {
            Console.WriteLine("No event says from which network it came, so there is nothing to compare. A collector and request logs keep it where the plan says `networks: keep`, from then on; other files have none.");
            return;
        }
        Console.WriteLine($"{Words.Count(found.Devices, "device")} of known networks; {Words.Count(found.Pairs, "pair")} in one network, of which about {found.Expected:N0} are one person's without a login that says so.");
        if (found.Crowded > 0)
            Console.WriteLine($"{Words.Count(found.Crowded, "device")} stand in networks that are too large to say anything, as those of offices.");
        if (found.Pairs == 0)
            return;
        Console.WriteLine();
        WriteThresholds(found);
        if (found.Links.Count == 0)
        {
            Console.WriteLine($"None is as probable as {min:0.##}.");
            return;
        }
        WriteLinks(found, names);
        if (found.Links.Count > MaxShown)
            Console.WriteLine($"{found.Links.Count - MaxShown:N0} more of at least {min:0.##}; `--format jsonl` lists all.");
    }

    private static void WriteThresholds(ProbableLinkSet found)
    {
        var table = new WordTable("at least", ">links", ">of them right", ">of all that are right", ">the same among known pairs");
        foreach (var one in found.Thresholds)
            table.AddRow($"{one.Threshold:0.00}", $"{one.Links:N0}", one.Links == 0 ? "" : Numbers.Percent(one.Precision), Numbers.Percent(one.Recall),
                one.Known == 0 ? "" : $"{Numbers.Percent((double)one.KnownRight / one.Known)} of {one.Known:N0}");
        table.Write(AnsiConsole.Console);
    }

    private static void WriteLinks(ProbableLinkSet found, DeviceNames names)
    {
        var table = new WordTable(">probability", "device", "and", "because");
        foreach (var link in found.Links.Take(MaxShown))
            table.AddRow($"{link.Probability:0.000}", PlainText.Markup(Device(names, link.One, link.OnePerson)), PlainText.Markup(Device(names, link.Other, link.OtherPerson)), PlainText.Markup(Because(found, link)));
        table.Write(AnsiConsole.Console);
    }

    private static string Device(DeviceNames names, ulong device, ulong person) => device == person ? names[device] : $"{names[device]} of {names[person]}";

    private static string Because(ProbableLinkSet found, ProbableLink link) => string.Join("; ", found.ReasonsOf(link)
        .Where(static reason => Math.Abs(reason.Bits) >= MinBits).OrderByDescending(static reason => reason.Bits).Select(static reason => $"{reason.Comparison}: {reason.Level} ({reason.Bits:+0.0;-0.0})"));

    private static object Json(ProbableLinkSet found, DeviceNames names, ProbableLink link) => new
    {
        One = names[link.One],
        Other = names[link.Other],
        OnePerson = names[link.OnePerson],
        OtherPerson = names[link.OtherPerson],
        link.Probability,
        Reasons = found.ReasonsOf(link).Select(static reason => new { reason.Comparison, reason.Level, reason.Bits }),
    };
}
