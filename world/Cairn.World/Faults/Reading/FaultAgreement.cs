namespace Cairn.World.Faults.Reading;

/// <summary>
/// Checks what faults must agree on: ids are unique, and a call has room for one wrong name, property and currency.
/// </summary>
internal static class FaultAgreement
{
    public static void Check(IEnumerable<(YamlNode Node, Fault Fault)> faults, MistakeList mistakes)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var said = new Dictionary<(FaultKind, string?), (string Value, int Line)>();
        foreach (var (node, fault) in faults)
        {
            if (!ids.TryAdd(fault.Id, node.Line))
                mistakes.Add(
                    node.At("id") ?? node,
                    $"the id '{fault.Id}' is that of the fault on line {ids[fault.Id]} already; give one of the two another `id:`");

            var (about, value, field) = Agreed(fault);
            if (value is null)
                continue;
            said.TryAdd((fault.Kind, about), (value, node.Line));
            var (first, line) = said[(fault.Kind, about)];
            if (first != value)
                mistakes.Add(
                    node.At(field)!, $"{field} is {Quoted.Of(value)}, but {Quoted.Of(first)} in the fault on line {line}; a world has one");
        }
    }

    private static (string? About, string? Value, string Field) Agreed(Fault fault) => fault.Kind switch
    {
        FaultKind.RenamedEvent => (fault.Event, fault.To, "sent_as"),
        FaultKind.AlteredProperty => (null, fault.Property, "property"),
        FaultKind.WrongCurrency => (null, fault.To, "currency"),
        _ => (null, null, ""),
    };
}
