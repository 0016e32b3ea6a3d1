using Cairn.World.Randomness;
using Cairn.World.Scenario;

namespace Cairn.World.Simulation;

/// <summary>What a person is from birth to the end of the world, looked up from the seed and the person's number.</summary>
internal readonly struct Person
{
    /// <summary>Parameters of the spread of drop-out: Kumaraswamy(1, b) has the mean 1 / (1 + b).</summary>
    private const double DropOutShape = 1;

    private static readonly double[] Computers = [0.46, 0.12, 0.10, 0.16, 0.16];

    private static readonly DeviceKind[] ComputerKinds =
    [
        DeviceKind.WindowsChrome, DeviceKind.WindowsEdge, DeviceKind.WindowsFirefox, DeviceKind.MacSafari, DeviceKind.MacChrome,
    ];

    public Person(Preset preset, Households households, ulong seed, int number)
    {
        Number = number;
        Draws = new Draws(Mix.Of(seed, (ulong)number));
        var habits = preset.Habits;
        Region = RegionOf(preset, Draws);
        var wish = Draws.Normal(1);
        var activity = habits.ActivityWish * wish
            + Math.Sqrt(1 - habits.ActivityWish * habits.ActivityWish) * Draws.Normal(2);
        Wish = habits.Wish * wish;
        var spread = habits.ActivitySpread;
        Activity = ExactMath.Exp(spread * activity - spread * spread / 2);
        DropOut = Draws.Kumaraswamy(3, DropOutShape, 1 / habits.DropOut - 1);
        IsExisting = Draws.Happens(4, habits.Existing);
        Computer = ComputerKinds[Draws.Choose(5, Computers)];
        IsIphone = Draws.Happens(6, Computer is DeviceKind.MacSafari or DeviceKind.MacChrome ? 0.8 : 0.4);
        HasComputer = Draws.Happens(7, 0.85);
        HasApp = Draws.Happens(8, habits.App);
        HasPhoneNumber = Draws.Happens(9, 0.6);
        SharesTablet = households.SharesTablet(number);
        Purse = ExactMath.Exp(0.35 * Draws.Normal(10));
    }

    /// <summary>Index of the region of a person of whom nothing else is wanted.</summary>
    public static int RegionOf(Preset preset, ulong seed, int number) => RegionOf(preset, new Draws(Mix.Of(seed, (ulong)number)));

    /// <summary>Its number, from 0.</summary>
    public int Number { get; }

    /// <summary>Everything that chance decides about it.</summary>
    public Draws Draws { get; }

    /// <summary>Index of the region.</summary>
    public int Region { get; }

    /// <summary>Lasting wish for what the site sells, in log-odds.</summary>
    public double Wish { get; }

    /// <summary>Visit rate as a multiple of the mean.</summary>
    public double Activity { get; }

    /// <summary>Probability of never coming again after a conversion.</summary>
    public double DropOut { get; }

    /// <summary>Whether it was a customer before the world began.</summary>
    public bool IsExisting { get; }

    /// <summary>The own computer.</summary>
    public DeviceKind Computer { get; }

    /// <summary>Whether the telephone is an iPhone.</summary>
    public bool IsIphone { get; }

    /// <summary>Whether there is a computer; everybody has a telephone.</summary>
    public bool HasComputer { get; }

    /// <summary>Whether the telephone has the app.</summary>
    public bool HasApp { get; }

    /// <summary>Whether the site was told a telephone number.</summary>
    public bool HasPhoneNumber { get; }

    /// <summary>Whether the household has a tablet that all its members use.</summary>
    public bool SharesTablet { get; }

    /// <summary>What it spends, as a multiple of the usual.</summary>
    public double Purse { get; }

    private static int RegionOf(Preset preset, in Draws draws)
    {
        var left = draws.Uniform(0);
        var regions = preset.Data.Regions;
        var region = 0;
        while (region < regions.Count - 1 && (left -= regions[region].Share) >= 0)
            region++;
        return region;
    }

    /// <summary>The kind of the device in a slot.</summary>
    public DeviceKind Kind(DeviceSlot slot) => slot switch
    {
        DeviceSlot.Computer => Computer,
        DeviceSlot.Telephone => IsIphone ? DeviceKind.IphoneSafari : DeviceKind.AndroidChrome,
        DeviceSlot.App => IsIphone ? DeviceKind.IosApp : DeviceKind.AndroidApp,
        _ => DeviceKind.IpadSafari,
    };
}
