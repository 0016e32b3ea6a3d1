using Cairn.Identity.Identifiers;
using Cairn.Model;

namespace Cairn.Identity.Decisions;

/// <summary>Reads a file that says which id of one system is which of another: a heading of two types, then two ids a line.</summary>
public static class MappingLinks
{
    private const int MaxLineLength = 2_000;
    private const int MaxLinks = 5_000_000;

    /// <summary>The links of a file, each once.</summary>
    /// <param name="path">The file; its columns stand between commas, semicolons or tabs.</param>
    /// <param name="types">The plan's types.</param>
    /// <param name="now">When it is read, milliseconds since 1970-01-01T00:00:00Z.</param>
    /// <exception cref="UserException">The file cannot be read, or a line of it cannot be meant: then none of it counts.</exception>
    public static IReadOnlyList<IdentityDecision> Read(string path, IdentifierTypes types, long now)
    {
        ArgumentNullException.ThrowIfNull(types);
        if (!File.Exists(path))
            throw new UserException($"There is no file {path}.", "Name a file with a heading such as crm_id,user_id.");
        using var lines = File.ReadLines(path).GetEnumerator();
        if (!lines.MoveNext())
            throw At(path, 1, "the file is empty", "Begin with the two types, as crm_id,user_id.");
        var separator = lines.Current.IndexOfAny([',', ';', '\t']) is >= 0 and var place
            ? lines.Current[place]
            : throw At(path, 1, $"the heading '{Shorten(lines.Current)}' names one column", "Begin with the two types, as crm_id,user_id.");
        var heading = Cells(lines.Current, separator, path, 1);
        var numbers = (One: NumberOf(heading.One, types, path), Other: NumberOf(heading.Other, types, path));
        if (numbers.One == numbers.Other)
            throw At(path, 1, $"both columns are of the type {heading.One}", "Link ids of two systems.");
        if (types.IsDevice(numbers.One) && types.IsDevice(numbers.Other))
            throw At(path, 1, "both columns are devices, which join nobody", "Name whom the devices belong to.");
        return Read(lines, path, separator, heading, numbers, types, now);
    }

    private static List<IdentityDecision> Read(
        IEnumerator<string> lines, string path, char separator, (string One, string Other) heading, (byte One, byte Other) numbers, IdentifierTypes types, long now)
    {
        var (links, seen) = (new List<IdentityDecision>(), new Dictionary<(string, string), int>());
        var (ofOne, ofOther) = (new Dictionary<string, (string Id, int Line)>(), new Dictionary<string, (string Id, int Line)>());
        for (var number = 2; lines.MoveNext(); number++)
        {
            if (lines.Current.Length == 0)
                continue;
            var (one, other) = Cells(lines.Current, separator, path, number);
            if (!seen.TryAdd((one, other), number))
                continue;
            Single(ofOne, one, other, numbers.Other, heading);
            Single(ofOther, other, one, numbers.One, (heading.Other, heading.One));
            var (left, right) = (IdentifierName.Of($"{heading.One}:{one}", types), IdentifierName.Of($"{heading.Other}:{other}", types));
            links.Add(new IdentityDecision(DecisionKind.Mapping, left.Text, right.Text, now, Path.GetFileName(path)));
            if (links.Count > MaxLinks)
                throw At(path, number, $"the file has more than {MaxLinks:N0} links", "Divide it.");

            void Single(Dictionary<string, (string Id, int Line)> known, string id, string partner, byte partnerType, (string Own, string Partner) names)
            {
                if (!known.TryAdd(id, (partner, number)) && !types.IsDevice(partnerType) && types.Max(partnerType) == 1 && known[id].Id != partner)
                    throw At(path, number,
                        $"the {names.Own} '{Shorten(id)}' stands for the {names.Partner} '{Shorten(partner)}', and for '{Shorten(known[id].Id)}' in line {known[id].Line}; a person has one {names.Partner}",
                        "Correct the file; nothing of it was stored.");
            }
        }
        return links;
    }

    private static (string One, string Other) Cells(string line, char separator, string path, int number)
    {
        if (line.Length > MaxLineLength)
            throw At(path, number, $"the line has {line.Length:N0} characters", $"A line has two ids, at most {MaxLineLength:N0} characters.");
        var cells = line.Split(separator, StringSplitOptions.TrimEntries);
        return cells is [{ Length: > 0 } one, { Length: > 0 } other] && !line.Contains('"')
            ? (one, other)
            : throw At(path, number, $"'{Shorten(line)}' is not two ids", $"Write two ids with '{(separator == '\t' ? "a tab" : separator)}' between them, without quotes.");
    }

    private static byte NumberOf(string type, IdentifierTypes types, string path) => types.NumberOf(type)
        ?? throw At(path, 1, $"the plan has no identifier type '{Shorten(type)}'", NearMiss.Ask(type, types.Names, "Add it to the plan's `identifiers:`."));

    private static string Shorten(string text) => text.Length > 60 ? text[..60] + "..." : text;

    private static UserException At(string path, int line, string problem, string remedy) => new($"{path}:{line}: {problem}.", remedy);
}
