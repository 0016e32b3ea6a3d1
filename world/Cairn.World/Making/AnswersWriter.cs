using System.Text.Json;
using Cairn.World.Answers;
using Cairn.World.Text;

namespace Cairn.World.Making;

/// <summary>Writes answers.json: short sections first, then the long ones from the files in which they were gathered.</summary>
internal static class AnswersWriter
{
    public static void Write(Stream output, WorldSummary summary, Stream people, Stream events)
    {
        output.Write("{\"format\":\""u8);
        output.Write(System.Text.Encoding.UTF8.GetBytes(AnswersSections.Version));
        output.Write("\",\n\"world\":"u8);
        using (var lines = new JsonLines())
        {
            summary.Facts.Write(lines.Begin());
            lines.End();
            output.Write(lines.Text);
        }
        Section(output, AnswersSections.Effects, summary.Effects, static (row, json) => row.Write(json));
        Section(output, AnswersSections.Baseline, summary.Baseline, static (row, json) => row.Write(json));
        Section(output, AnswersSections.Capture, summary.Capture, static (row, json) => row.Write(json));
        Section(output, AnswersSections.Faults, summary.Faults, static (row, json) => row.Write(json));
        Copy(output, AnswersSections.People, people);
        output.Write(",\n"u8);
        Copy(output, AnswersSections.FaultEvents, events);
        output.Write("}\n"u8);
    }

    private static void Section<T>(Stream output, string name, IReadOnlyList<T> rows, Action<T, Utf8JsonWriter> write)
    {
        using var lines = new JsonLines();
        foreach (var row in rows)
        {
            write(row, lines.Begin());
            lines.End();
        }
        Open(output, name);
        output.Write(WithoutLastComma(lines.Text));
        output.Write("],\n"u8);
    }

    private static void Copy(Stream output, string name, Stream lines)
    {
        Open(output, name);
        var left = Math.Max(0, lines.Length - 2);
        lines.Position = 0;
        var buffer = new byte[1 << 17];
        while (left > 0)
        {
            var read = lines.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0)
                throw new EndOfStreamException($"{name} ended {left} bytes early.");
            output.Write(buffer, 0, read);
            left -= read;
        }
        output.Write("\n]"u8);
    }

    private static void Open(Stream output, string name)
    {
        output.Write("\""u8);
        output.Write(System.Text.Encoding.UTF8.GetBytes(name));
        output.Write("\":[\n"u8);
    }

    private static ReadOnlySpan<byte> WithoutLastComma(ReadOnlySpan<byte> lines) => lines.IsEmpty ? lines : lines[..^2];
}
