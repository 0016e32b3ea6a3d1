using Cairn.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cairn.Attribution.Paths;

/// <summary>
/// A mapping file for path files: a flat YAML mapping with any of <c>path</c>, <c>conversions</c>, <c>value</c>,
/// <c>null</c> (names of columns), <c>separator</c> and <c>delimiter</c>.
/// </summary>
public static class PathFileMap
{
    private const string Remedy =
        "A map has the keys path, conversions, value, \"null\", separator and delimiter; see examples/channelattribution.yaml.";

    /// <summary>Reads a mapping file on top of <paramref name="options"/>.</summary>
    /// <exception cref="UserException">The file cannot be read or says something unknown; with line and column.</exception>
    public static PathFileOptions Read(string file, PathFileOptions options)
    {
        try
        {
            using var text = new StreamReader(file);
            var parser = new Parser(text);
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            parser.Consume<MappingStart>();
            while (!parser.Accept<MappingEnd>(out _))
                options = Set(options, parser.Consume<Scalar>(), parser.Consume<Scalar>(), file);
            return options;
        }
        catch (YamlException error)
        {
            throw new UserException(
                $"{file}, line {error.Start.Line}, column {error.Start.Column}: {error.Message}", Remedy, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{file} cannot be read: {error.Message}", "Check the path of the --map file.", error);
        }
    }

    private static PathFileOptions Set(PathFileOptions options, Scalar key, Scalar value, string file) => key.Value switch
    {
        "path" => options with { PathColumn = value.Value },
        "conversions" => options with { ConversionsColumn = value.Value },
        "value" => options with { ValueColumn = value.Value },
        "null" => options with { NullColumn = value.Value },
        "separator" when value.Value.Length > 0 => options with { Separator = value.Value },
        "delimiter" when value.Value.Length == 1 && value.Value[0] < 0x80 => options with { Delimiter = value.Value[0] },
        "separator" or "delimiter" => throw Problem(file, value, $"'{value.Value}' is not a {key.Value}"),
        _ => throw Problem(file, key, $"'{key.Value}' is not a key of a map"),
    };

    private static UserException Problem(string file, Scalar at, string what) =>
        new($"{file}, line {at.Start.Line}, column {at.Start.Column}: {what}.", Remedy);
}
