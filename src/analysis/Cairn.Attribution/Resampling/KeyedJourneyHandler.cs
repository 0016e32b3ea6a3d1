using Cairn.Model.Journeys;

namespace Cairn.Attribution.Resampling;

/// <summary>Takes a journey and what tells it from others; its touches stand during the call only.</summary>
internal delegate void KeyedJourneyHandler(ulong key, in Journey journey);
