using Cairn.Engine;
using Cairn.Warehouse.Contents;

namespace Cairn.Cli.Output;

/// <summary>What there is to say of a data folder.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Contents">What its warehouse holds.</param>
/// <param name="Persons">How many persons its events are of.</param>
/// <param name="Engine">The engine that ran before this command came; null: none did.</param>
/// <param name="Collector">The collector that runs; null: none does.</param>
/// <param name="Used">Bytes that each part of it takes.</param>
/// <param name="Free">Bytes that its disk has left.</param>
internal sealed record DataStatus(
    string Path, WarehouseContents Contents, long Persons, EngineState? Engine, CollectorStatus? Collector, IReadOnlyList<(string Part, long Bytes)> Used, long Free);
