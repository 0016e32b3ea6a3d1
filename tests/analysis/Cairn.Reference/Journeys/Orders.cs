namespace Cairn.Reference.Journeys;

/// <summary>docs/journeys.md, "Orders": with <c>once_per: order_id</c> each order counts once, over all persons.</summary>
internal static class Orders
{
    /// <summary>Settles all orders in the trails; the times of the tellings that count nothing are added to the repeats.</summary>
    public static void Settle(Dictionary<string, List<Act>> trails, long windowMs, List<long> repeats)
    {
        var orders = trails.Values.SelectMany(trail => trail)
            .Where(act => act.IsOfConversion && act.OrderId.Length > 0)
            .GroupBy(act => act.OrderId, StringComparer.Ordinal)
            .Select(order => order.ToList()).ToList();
        foreach (var tellings in orders)
            Settle(tellings, trails, windowMs, repeats);
        foreach (var trail in trails.Values)
            Trails.Sort(trail);
    }

    private static void Settle(List<Act> tellings, Dictionary<string, List<Act>> trails, long windowMs, List<long> repeats)
    {
        var firsts = tellings.GroupBy(act => act.Person).Select(own => own.Order(ActOrder.Instance).First()).ToList();
        var conversion = Owner(firsts, trails, windowMs);
        foreach (var telling in tellings.Where(telling => telling != conversion))
        {
            repeats.Add(telling.AtMs);
            if (firsts.Contains(telling))
                telling.Kind = ActKind.EndOnly;
            else
                trails[telling.Person].Remove(telling);
        }
        var withMoney = tellings.Where(act => act.Money is not null)
            .OrderBy(act => act.AtMs).ThenBy(act => act.Currency, ByBytes).ThenBy(act => act.Money).FirstOrDefault();
        var (money, currency) = (withMoney?.Money, withMoney?.Currency ?? conversion.Currency);
        (conversion.AtMs, conversion.Money, conversion.Currency) = (tellings.Min(act => act.AtMs), money, currency);
    }

    /// <summary>The first telling of the person whose trail leads to the order.</summary>
    private static Act Owner(List<Act> firsts, Dictionary<string, List<Act>> trails, long windowMs)
    {
        var candidates = firsts.Select(first => (First: first, Way: Way(first, trails[first.Person], windowMs))).ToList();
        candidates = OnlyThose(candidates, one => one.Way.Exists(act => act.NamesOrigin));
        candidates = OnlyThose(candidates, one => one.Way.Count > 0);
        return candidates
            .OrderByDescending(one => one.Way.Count > 0 ? one.Way.Max(act => act.AtMs) : long.MinValue)
            .ThenBy(one => one.First.AtMs)
            .ThenBy(one => ActOrder.KeyOf(one.First.Person))
            .First().First;
    }

    /// <summary>The acts up to a first telling from one window before it, events of the conversion excepted.</summary>
    private static List<Act> Way(Act first, List<Act> trail, long windowMs) =>
        [.. trail.Where(act => !act.IsOfConversion && act.AtMs >= first.AtMs - windowMs && ActOrder.Instance.Compare(act, first) < 0)];

    private static List<T> OnlyThose<T>(List<T> all, Predicate<T> condition) =>
        all.Exists(condition) ? all.FindAll(condition) : all;

    private static Comparer<string> ByBytes { get; } = Comparer<string>.Create(ActOrder.CompareBytes);
}
