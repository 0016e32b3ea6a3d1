using Cairn.World.Scenario;

namespace Cairn.World.Wire.Texts;

/// <summary>The members product_id, sku, name and category of a product, a comma at their end.</summary>
internal static class ProductText
{
    public static byte[][] All { get; } = [.. Catalog.All.Select(product => Json.Raw(
        $"\"product_id\":{Json.Quoted(product.Id)},\"sku\":{Json.Quoted(product.Sku)},\"name\":{Json.Quoted(product.Name)},\"category\":{Json.Quoted(product.Category)},"))];
}
