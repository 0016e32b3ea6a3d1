namespace Cairn.Model.Journeys;

/// <summary>A visit or an act that can receive credit, as the models see it.</summary>
/// <param name="Player">Index of the player (channel, event, campaign ...) in the report's <see cref="NameIndex"/>, from 0.</param>
/// <param name="At">When, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Weight">Factor on the share that a model gives, 0 or more; 1 unless the plan's values weigh touches.</param>
public readonly record struct Touch(int Player, long At, double Weight = 1);
