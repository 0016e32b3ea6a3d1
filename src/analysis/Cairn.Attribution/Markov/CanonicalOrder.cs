namespace Cairn.Attribution.Markov;

/// <summary>An order of states that does not depend on which journey was seen first.</summary>
internal static class CanonicalOrder
{
    /// <summary>
    /// The nodes below the start: short ones first, those of one length by the names of their players, oldest first.
    /// </summary>
    public static IEnumerable<int> Of(StateTree tree, int[] rankOf)
    {
        var place = new int[tree.Count];
        for (var depth = 1; ; depth++)
        {
            var nodes = Enumerable.Range(0, tree.Count).Where(node => tree.Depth(node) == depth).ToArray();
            if (nodes.Length == 0)
                yield break;
            var keys = Array.ConvertAll(
                nodes, node => ((ulong)(uint)place[tree.Parent(node)] << 32) | (uint)rankOf[tree.Player(node)]);
            Array.Sort(keys, nodes);
            for (var i = 0; i < nodes.Length; i++)
            {
                place[nodes[i]] = i;
                yield return nodes[i];
            }
        }
    }
}
