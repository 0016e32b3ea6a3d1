namespace Cairn.World.Wire.Requests;

/// <summary>Where the thread that fills blocks gets them from and hands them to.</summary>
internal interface IBlockFlow
{
    /// <summary>An empty block; waits until one is free.</summary>
    RequestBlock Next();

    /// <summary>Hands a block over, to be rendered and written in its turn.</summary>
    void Hand(RequestBlock block);
}
