using Cairn.Model.Journeys;

namespace Cairn.Attribution.Paths;

/// <summary>Takes one journey, which is valid during the call only.</summary>
public delegate void PathHandler(in Journey journey);
