using Cairn.Plan;
using Cairn.Warehouse.Contents;

namespace Cairn.Cli.Output;

/// <summary>What the plan of a warehouse is called.</summary>
internal static class PlanName
{
    /// <returns>Name and version; null when there is no plan.</returns>
    public static string? Of(ContentTotals totals)
    {
        if (totals.Plan.Length == 0)
            return null;
        var plan = PlanFile.ParseStored(totals.Plan, "the latest plan").Plan;
        return plan is null ? "(does not hold any more)" : $"{plan.Name} {plan.Version}";
    }
}
