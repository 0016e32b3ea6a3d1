using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Cairn.CommandLine;

/// <summary>
/// Says what is wrong with a command line in one sentence, and in another what was probably meant and where help stands.
/// The parser's own texts name types of the program, and print a page of help behind them.
/// </summary>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What was probably meant, and where help stands.</param>
internal sealed record CommandLineMistake(string Message, string Remedy)
{
    private const int MaxLine = 76;

    private static readonly Dictionary<Type, string> Kinds = new()
    {
        [typeof(int)] = "whole number",
        [typeof(long)] = "whole number",
        [typeof(ulong)] = "whole number from 0",
        [typeof(double)] = "number",
        [typeof(bool)] = "true or false",
    };

    /// <summary>The first mistake; null: there is none.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="nearest">The name among several that a word probably meant; null when none comes close.</param>
    public static CommandLineMistake? Of(ParseResult parsed, Func<string, IEnumerable<string>, string?> nearest)
    {
        var command = parsed.CommandResult;
        if (UnknownOption(parsed) is { } unknown)
            return new CommandLineMistake($"There is no option {Shown(unknown)}.", RemedyOf(command, unknown, OptionNames(command), nearest));
        if (parsed.UnmatchedTokens is [var word, ..])
            return Superfluous(command, word, nearest);
        return parsed.Errors is [var error, ..] ? Of(command, error, nearest) : null;
    }

    /// <summary>The command as one types it: "cairn plan check".</summary>
    public static string PathOf(CommandResult command)
    {
        var path = "cairn";
        var names = new Stack<string>();
        for (var at = command; at.Parent is CommandResult parent; at = parent)
            names.Push(at.Command.Name);
        return names.Aggregate(path, static (path, name) => $"{path} {name}");
    }

    /// <summary>The first word that looks like an option and is none; an argument does not swallow it.</summary>
    private static string? UnknownOption(ParseResult parsed)
    {
        if (parsed.Tokens.Any(static token => token.Type == TokenType.DoubleDash))
            return null;
        return parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(static argument => argument.Tokens)
            .Select(static token => token.Value).Where(static word => word.StartsWith("--", StringComparison.Ordinal))
            .Concat(parsed.UnmatchedTokens)
            .FirstOrDefault(static word => word.Length > 1 && word[0] == '-' && char.IsLetter(word.TrimStart('-').FirstOrDefault()) && !word.Any(char.IsWhiteSpace))
            ?.Split('=', ':')[0];
    }

    private static CommandLineMistake Superfluous(CommandResult command, string word, Func<string, IEnumerable<string>, string?> nearest) => command.Command.Subcommands.Count > 0
        ? new CommandLineMistake(
            $"There is no command '{PathOf(command)} {Shown(word)}'.",
            RemedyOf(command, word, command.Command.Subcommands.Where(static sub => !sub.Hidden).Select(static sub => sub.Name), nearest))
        : new CommandLineMistake($"'{Shown(word)}' is one word too many.", $"Put a text with blanks between quotes. {Help(command)}");

    private static CommandLineMistake Of(CommandResult command, ParseError error, Func<string, IEnumerable<string>, string?> nearest) => error.SymbolResult switch
    {
        OptionResult { Implicit: false } option => Of(command, option, error, nearest),
        ArgumentResult { Parent: OptionResult { Implicit: false } option } => Of(command, option, error, nearest),
        ArgumentResult { Tokens.Count: 0 } argument => new CommandLineMistake($"{argument.Argument.Name} is missing.", Told(command, argument.Argument.Description)),
        ArgumentResult { Tokens: [.., var token] } argument when Kind(argument.Argument.ValueType, token.Value) is { } kind =>
            new CommandLineMistake($"{argument.Argument.Name}: '{Shown(token.Value)}' is no {kind}.", Help(command)),
        _ => MissingOption(command) is { } option
            ? new CommandLineMistake($"{option.Name} is missing.", Told(command, option.Description))
            : command.Command.Subcommands.Count > 0
                ? new CommandLineMistake($"{PathOf(command)} needs one of {string.Join(", ", command.Command.Subcommands.Select(static sub => sub.Name))}.", Help(command))
                : new CommandLineMistake(FirstLine(error), Help(command)),
    };

    private static CommandLineMistake Of(CommandResult command, OptionResult result, ParseError error, Func<string, IEnumerable<string>, string?> nearest)
    {
        var option = result.Option;
        if (result.Tokens is not [.., { Value: var value }])
            return new CommandLineMistake($"{option.Name} has no value behind it.", Told(command, option.Description));
        if (result.IdentifierTokenCount > 1 && result.Tokens.Count > option.Arity.MaximumNumberOfValues)
            return new CommandLineMistake($"{option.Name} is given {result.IdentifierTokenCount} times.", $"Give it once. {Help(command)}");
        if (Kind(option.ValueType, value) is { } kind)
            return new CommandLineMistake($"{option.Name}: '{Shown(value)}' is no {kind}.", Told(command, option.Description));
        string[] choices = [.. option.GetCompletions(CompletionContext.Empty).Select(static choice => choice.Label)];
        return choices.Length > 0 && !choices.Contains(value, StringComparer.Ordinal)
            ? new CommandLineMistake($"{option.Name}: '{Shown(value)}' is none of {string.Join(", ", choices)}.", RemedyOf(command, value, choices, nearest))
            : new CommandLineMistake(FirstLine(error), Help(command));
    }

    /// <summary>What a value should have been, where it is not; null where it is, or where the type says nothing.</summary>
    private static string? Kind(Type type, string value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var invariant = CultureInfo.InvariantCulture;
        var fits = type == typeof(int) ? int.TryParse(value, invariant, out _)
            : type == typeof(long) ? long.TryParse(value, invariant, out _)
            : type == typeof(ulong) ? ulong.TryParse(value, invariant, out _)
            : type == typeof(double) ? double.TryParse(value, invariant, out _)
            : type != typeof(bool) || bool.TryParse(value, out _);
        return fits ? null : Kinds[type];
    }

    private static Option? MissingOption(CommandResult command) =>
        command.Command.Options.FirstOrDefault(option => option.Required && command.GetResult(option) is null or { Tokens.Count: 0, Implicit: true });

    private static string RemedyOf(CommandResult command, string word, IEnumerable<string> candidates, Func<string, IEnumerable<string>, string?> nearest) =>
        nearest(word, candidates) is { } meant ? $"Did you mean {meant}? {Help(command)}" : Help(command);

    private static IEnumerable<string> OptionNames(CommandResult command)
    {
        var own = command.Command.Options.Where(static option => !option.Hidden).Select(static option => option.Name);
        return command.Parent is CommandResult parent ? own.Concat(OptionNames(parent).Where(static name => name is "--help")) : own;
    }

    private static string Help(CommandResult command) => $"Help: {PathOf(command)} --help";

    /// <summary>What the option or argument is, where that leaves the mistake at two lines.</summary>
    private static string Told(CommandResult command, string? description) =>
        $"{description} {Help(command)}" is { Length: <= MaxLine } all ? all.TrimStart() : Help(command);

    private static string FirstLine(ParseError error) => error.Message.Split('\n')[0].TrimEnd();

    private static string Shown(string word) => PlainText.Of(word);
}
