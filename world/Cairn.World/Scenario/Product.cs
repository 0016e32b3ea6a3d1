namespace Cairn.World.Scenario;

/// <summary>A product of the shop.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Id">The shop's own id.</param>
/// <param name="Sku">The stock keeping unit.</param>
/// <param name="Name">Its name; none has a brand.</param>
/// <param name="Category">Category, as <c>shoes/trail</c>.</param>
/// <param name="Cents">Price of one piece.</param>
public sealed record Product(int Number, string Id, string Sku, string Name, string Category, int Cents);
