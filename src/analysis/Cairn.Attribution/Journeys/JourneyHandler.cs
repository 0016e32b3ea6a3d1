using Cairn.Model.Journeys;

namespace Cairn.Attribution.Journeys;

/// <summary>Takes one finished journey; its touches are valid during the call only.</summary>
public delegate void JourneyHandler(in Journey journey);
