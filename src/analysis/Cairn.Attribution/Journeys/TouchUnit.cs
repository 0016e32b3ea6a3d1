namespace Cairn.Attribution.Journeys;

/// <summary>What can receive credit.</summary>
public enum TouchUnit
{
    /// <summary>A visit, at the time it began: for channels, campaigns and platforms.</summary>
    Visit,

    /// <summary>An act, the conversion itself excepted: for micro-conversions and properties.</summary>
    Act,
}
