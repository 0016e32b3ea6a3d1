using Cairn.World.Simulation;
using Cairn.World.Truth;

namespace Cairn.World.Making;

/// <summary>Makes the CRM's contacts: nearly everybody with an account or an order is one, and not all is known of each.</summary>
internal static class Contacts
{
    private const double Known = 0.97;
    private const double HasUserId = 0.9;

    /// <summary>Adds the person's contact to the story, if there is one.</summary>
    /// <param name="plan">The world.</param>
    /// <param name="person">The person.</param>
    /// <param name="hasAccount">Whether there is an account.</param>
    /// <param name="firstOrder">Index of the person's first order in the story.</param>
    /// <param name="story">What happened.</param>
    public static void Add(WorldPlan plan, in Person person, bool hasAccount, int firstOrder, Story story)
    {
        var orders = story.Orders.Count - firstOrder;
        if (!hasAccount && orders == 0)
            return;
        if (!person.Draws.Happens(24, Known))
        {
            Unlink(story, firstOrder);
            return;
        }
        var cents = 0L;
        var createdAt = person.IsExisting ? plan.Calendar.StartsAt - Calendar.Day * (1 + person.Draws.Below(26, 900)) : long.MaxValue;
        for (var i = firstOrder; i < story.Orders.Count; i++)
        {
            cents += story.Orders[i].Cents - story.Orders[i].RefundedCents;
            createdAt = Math.Min(createdAt, story.Orders[i].At);
        }
        if (createdAt == long.MaxValue)
            createdAt = FirstVisit(story, person.Number);
        story.Contacts.Add(new CrmRow(createdAt, person.Number, hasAccount && person.Draws.Happens(25, HasUserId), person.HasPhoneNumber,
            plan.Preset.Data.Regions[person.Region].Country, orders, cents));
    }

    /// <summary>The books cannot name a contact that the CRM does not have.</summary>
    private static void Unlink(Story story, int firstOrder)
    {
        for (var i = firstOrder; i < story.Orders.Count; i++)
            story.Orders[i] = story.Orders[i] with { KnownAs = false };
    }

    private static long FirstVisit(Story story, int person)
    {
        foreach (var visit in story.Visits)
            if (visit.Person.Number == person)
                return visit.At;
        return 0;
    }
}
