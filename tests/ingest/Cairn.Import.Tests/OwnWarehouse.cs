namespace Cairn.Import.Tests;

/// <summary>A data folder for one class: a replay takes every log of the folder, and would reach into other tests.</summary>
public sealed class OwnWarehouse : TestWarehouse;
