using Cairn.World.Faults;
using Cairn.World.Randomness;
using Cairn.World.Truth;
using Cairn.World.Wire;

namespace Cairn.World.Tracking;

/// <summary>What goes wrong between the chain and those who tell of it.</summary>
/// <param name="faults">The faults.</param>
/// <param name="outlet">Where calls leave.</param>
internal sealed class ChainFaults(FaultBook faults, Outlet outlet)
{
    /// <summary>Marks the transfers whose blocks are thrown away.</summary>
    public static void Reorganise(FaultBook faults, Span<TransferRow> transfers)
    {
        foreach (ref var transfer in transfers)
            transfer.Reorganised = (byte)(Thrown(faults, transfer.At, transfer.Transaction, out var forGood) < 0 ? 0 : forGood ? 2 : 1);
    }

    /// <summary>A call about a transaction was sent: perhaps the chain will know nothing of it.</summary>
    /// <param name="signal">The call.</param>
    /// <param name="at">When it truly happened, Unix milliseconds.</param>
    /// <param name="confirms">Whether it says that the transaction is confirmed.</param>
    public void Haunt(in Signal signal, long at, bool confirms)
    {
        if (!confirms)
            return;
        var thrown = Thrown(faults, at, signal.Subject, out var forGood);
        if (thrown >= 0 && forGood)
            outlet.Note(thrown, FaultEffect.Phantom, signal);
        var hit = faults.Hit(FaultKind.UnconfirmedTransactions, at, signal.Message, static fault => fault.Share);
        if (hit < 0)
            return;
        var phantom = signal;
        phantom.Message = Mix.Of(signal.Message, 4);
        phantom.Subject = Mix.Of(signal.Subject, 4);
        var later = 60_000 + (long)(faults.Luck(hit, signal.Message).Uniform(0) * 1_800_000);
        (phantom.HappenedAt, phantom.SentAt, phantom.ArrivesAt) = (signal.HappenedAt + later, signal.SentAt + later, signal.ArrivesAt + later);
        outlet.Send(ref phantom, phantom.Message);
        outlet.Note(hit, FaultEffect.Phantom, phantom);
    }

    /// <summary>The reorganisation that throws a transfer's block away, and whether the transfer never comes back.</summary>
    private static int Thrown(FaultBook faults, long at, ulong transaction, out bool forGood)
    {
        // In force for as long as its blocks last.
        var hit = faults.Hit(FaultKind.ChainReorg, at, transaction, static _ => 1);
        forGood = hit >= 0 && faults.Luck(hit, transaction).Happens(0, faults.Plan.Faults[hit].Share);
        return hit;
    }
}
