using Cairn.World.Scenario;

namespace Cairn.World.Wire.Texts;

/// <summary>A page of the site: its address, up to and after the order's number if it has one, and its title.</summary>
/// <param name="Path">The path, or its part before <c>{order}</c>.</param>
/// <param name="AfterOrder">The path's part after <c>{order}</c>; null when it has none.</param>
/// <param name="Title">The title.</param>
internal sealed record PageText(byte[] Path, byte[]? AfterOrder, byte[] Title)
{
    /// <summary>The page of an event: one, or one for each product when the path or the title depends on it.</summary>
    public static PageText[] Of(WorldEvent @event)
    {
        var path = @event.Path.Replace("{category}", "{product.category}", StringComparison.Ordinal);
        return path.Contains("{product", StringComparison.Ordinal)
            ? [.. Catalog.All.Select(product => One(@event, path, product))]
            : [One(@event, path, null)];
    }

    private static PageText One(WorldEvent @event, string path, Product? product)
    {
        if (product is not null)
            path = path.Replace("{product}", product.Id, StringComparison.Ordinal).Replace("{product.category}", product.Category, StringComparison.Ordinal);
        var parts = path.Split("{order}");
        if (parts.Length > 2 || parts.Any(part => part.Contains('{', StringComparison.Ordinal)))
            throw new WorldException(
                $"The path {@event.Path} of {@event.Name} has a placeholder that is not known.", "Use {product}, {category} or one {order}.");

        return new PageText(
            Json.Escaped(parts[0]), parts.Length == 2 ? Json.Escaped(parts[1]) : null, Json.Escaped(product?.Name ?? TitleOf(parts[0])));
    }

    /// <summary>The last word of the path: /checkout/payment is the page Payment.</summary>
    private static string TitleOf(string path)
    {
        var word = path.Split('/', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "home";
        return char.ToUpperInvariant(word[0]) + word[1..].Replace('-', ' ');
    }
}
