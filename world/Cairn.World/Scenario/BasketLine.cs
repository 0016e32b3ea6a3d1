namespace Cairn.World.Scenario;

/// <summary>A line of an order.</summary>
/// <param name="Product">Number of the product.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="Cents">Price of one piece.</param>
public readonly record struct BasketLine(int Product, int Quantity, long Cents);
