using Cairn.World.Companies;

namespace Cairn.World.Faults.Reading;

/// <summary>Reads one fault of a file.</summary>
internal sealed class FaultReader
{
    private const double MinHours = 0.01;
    private const double MaxHours = 720;
    private const int MaxBlocks = 1_000_000;
    private const int MaxIdLength = 64;
    private const string MomentForms = "write 2026-02-10 (a day in UTC), 2026-02-10T08:00Z or 40% (of the world's length)";

    private static readonly string[] Common = ["kind", "id", "only"];
    private static readonly string[] KindNames = [.. FaultShapes.All.Select(shape => shape.Name)];

    private readonly YamlNode _node;
    private readonly FaultShape _shape;
    private readonly FaultContext _world;
    private readonly MistakeList _mistakes;
    private readonly FieldReader _fields;

    private FaultReader(YamlNode node, FaultShape shape, FaultContext world, MistakeList mistakes)
    {
        _node = node;
        _shape = shape;
        _world = world;
        _mistakes = mistakes;
        _fields = new FieldReader(node, shape, mistakes);
    }

    /// <summary>The fault; null when it has a mistake, or is for worlds of another preset.</summary>
    public static Fault? Read(YamlNode node, FaultContext world, MistakeList mistakes)
    {
        if (node.Entries is null)
        {
            mistakes.Add(node, $"a fault is {node.Describe()}; it must be a map that begins with `kind:`");
            return null;
        }

        if (node.At("kind") is not { } kind)
        {
            mistakes.Add(node, $"this fault has no kind; the kinds are {string.Join(", ", KindNames)}");
            return null;
        }

        if (FaultShapes.All.FirstOrDefault(shape => shape.Name == kind.Text) is { } found)
            return new FaultReader(node, found, world, mistakes).Read();

        mistakes.Add(kind, $"unknown kind {Quoted.Of(kind.Text ?? "")}; the kinds are {string.Join(", ", KindNames)}");
        return null;
    }

    private Fault? Read()
    {
        var before = _mistakes.Count;
        CheckFields();
        var isElsewhere = ReadOnly();
        var names = isElsewhere ? null : _world;
        if (!isElsewhere && _world.Impossible.Contains(_shape.Kind))
            _mistakes.Add(
                _node.At("kind")!,
                $"{_shape.Name} cannot show in the {_world.Preset}, no event of which is about that; `only:` keeps a fault for another preset");

        var blocks = _fields.WholeNumber(FaultField.Blocks, 1, MaxBlocks);
        var (begins, ends) = Period(blocks);
        var fault = new Fault
        {
            Id = ReadId(),
            Kind = _shape.Kind,
            Begins = begins,
            Ends = ends,
            Share = _fields.Number(FaultField.Share, 0, 1),
            Shares = _fields.Shares(names is null ? null : _shape.ShareNames(names)),
            Event = Event(names),
            Version = _fields.Name(FaultField.Version, "app version", names?.AppVersions),
            Sender = _fields.Name(FaultField.Sender, "sender", _world.Senders),
            Property = Property(names),
            To = SentAs() ?? Currency(names),
            MaxHours = _fields.Number(FaultField.MaxHours, MinHours, MaxHours),
            Blocks = blocks,
        };
        return isElsewhere || _mistakes.Count > before ? null : fault;
    }

    private void CheckFields()
    {
        var known = Common.Concat(_shape.Fields.Select(use => SnakeCase.Of(use.Field.ToString()))).ToArray();
        foreach (var (key, _) in _node.Entries!)
            if (!known.Contains(key.Text))
                _mistakes.Add(key, $"{_shape.Name} has no field {Quoted.Of(key.Text!)}; it takes {string.Join(", ", known)}");

        foreach (var use in _shape.Fields.Where(use => use.IsRequired && _fields.Find(use.Field) is null))
            _mistakes.Add(_node, $"{_shape.Name} needs the field '{SnakeCase.Of(use.Field.ToString())}'");
    }

    /// <summary>Whether the fault is kept for worlds of another preset; then its names are not those of this world.</summary>
    private bool ReadOnly()
    {
        if (_node.At("only") is not { } only)
            return false;
        _fields.CheckName(only, "preset", Presets.Names);
        return only.Text != _world.Preset;
    }

    private string ReadId()
    {
        if (_node.At("id") is not { } id)
            return _shape.Name;
        if (id.Text is not { Length: > 0 and <= MaxIdLength } text || !text.All(IsOfId))
            _mistakes.Add(id, $"the id is {id.Describe()}; it must be of 1 to {MaxIdLength} letters, digits, '.', '-' and '_'");
        return id.Text ?? "";
    }

    private static bool IsOfId(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_';

    private (long Begins, long Ends) Period(int blocks)
    {
        var from = Moment(FaultField.From);
        if (from >= _world.End)
            Wrong(FaultField.From, $"the fault begins when the world is over: at {MomentText.Show(_world.End)}");
        var begins = from ?? _world.Start;
        if (_shape.Kind == FaultKind.ChainReorg)
            return ChainClock.Blocks(begins, blocks);

        var to = Moment(FaultField.To);
        if (to <= _world.Start)
            Wrong(FaultField.To, $"the fault ends before the world begins: at {MomentText.Show(_world.Start)}");
        else if (to <= begins)
            Wrong(FaultField.To, $"the fault ends at {MomentText.Show(to.Value)}, but begins at {MomentText.Show(begins)}");
        return (begins, to ?? long.MaxValue);
    }

    private long? Moment(FaultField field)
    {
        if (_fields.Find(field) is not { } node)
            return null;
        var moment = MomentText.Read(node.Text ?? "", _world);
        if (moment is null)
            _mistakes.Add(node, $"{SnakeCase.Of(field.ToString())} is {node.Describe()}; {MomentForms}");
        return moment;
    }

    private string? Event(FaultContext? names)
    {
        var name = _fields.Name(FaultField.Event, "event", names?.Events);
        if (name is null || names is null || !names.SentBy.TryGetValue(name, out var senders))
            return name;
        var meant = _fields.Find(FaultField.Sender)?.Text is { } sender ? [sender] : _shape.Senders;
        if (!senders.Intersect(meant).Any())
            Wrong(
                FaultField.Event,
                $"{Quoted.Of(name)} comes from {(senders.Count == 0 ? "a provider" : string.Join(" and ", senders))}, and this fault is of {string.Join(" or ", meant)}");
        return name;
    }

    private string? Property(FaultContext? names)
    {
        var numbers = _fields.Find(FaultField.Event)?.Text is { } name ? names?.Numbers.GetValueOrDefault(name) : null;
        return _fields.Name(FaultField.Property, $"number in {Quoted.Of(_fields.Find(FaultField.Event)?.Text ?? "")} called", numbers);
    }

    private string? SentAs()
    {
        var wrong = _fields.Text(FaultField.SentAs);
        if (wrong is not null && wrong == _fields.Find(FaultField.Event)?.Text)
            Wrong(FaultField.SentAs, "sent_as is the right name of the event; it must be another");
        return wrong;
    }

    private string? Currency(FaultContext? names)
    {
        var wrong = _fields.Text(FaultField.Currency);
        if (wrong is null)
            return null;
        if (wrong.Length != 3 || !wrong.All(char.IsAsciiLetterUpper))
            Wrong(FaultField.Currency, $"currency is {Quoted.Of(wrong)}; it must be a code of ISO 4217, as CHF");
        else if (wrong == names?.Currency)
            Wrong(FaultField.Currency, $"currency is {wrong}, which is the right one; it must be another");
        return wrong;
    }

    private void Wrong(FaultField field, string what) => _mistakes.Add(_fields.Find(field)!, what);
}
