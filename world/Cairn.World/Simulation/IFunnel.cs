namespace Cairn.World.Simulation;

/// <summary>What people of a preset do in a visit. One object serves one thread.</summary>
internal interface IFunnel
{
    /// <summary>The acts of one visit, from its first page to its end.</summary>
    void Visit(VisitRun visit);

    /// <summary>What happens on a day without a visit: purchases in a store, chain and bank.</summary>
    void Elsewhere(VisitRun day);
}
