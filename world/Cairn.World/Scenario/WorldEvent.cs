namespace Cairn.World.Scenario;

/// <summary>An event of the tracking plan as the world's clients send it.</summary>
/// <param name="Name">Its name in the plan.</param>
/// <param name="Call">The call that carries it.</param>
/// <param name="Path">The page or screen on which it happens, as <c>/products/{product}</c>.</param>
/// <param name="Fields">Its properties.</param>
/// <param name="Role">What it does to the conversion; null when it is no act of a customer.</param>
/// <param name="By">Who sends it whatever the customer uses; null: the browser or the app.</param>
public sealed record WorldEvent(
    string Name, CallKind Call, string Path, EventFields Fields, ActRole? Role = null, SenderKind? By = null);
