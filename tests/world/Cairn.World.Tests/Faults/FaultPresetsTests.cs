using Cairn.World.Companies;
using Cairn.World.Faults;
using Cairn.World.Faults.Reading;

namespace Cairn.World.Tests.Faults;

public class FaultPresetsTests
{
    [Theory]
    [InlineData(7)]
    [InlineData(60)]
    [InlineData(365)]
    public void every_preset_fits_worlds_of_any_length(int days)
    {
        foreach (var world in Presets.Names.Select(preset => FaultContext.Of(Presets.Of(preset).Data, Worlds.Start, days)))
            foreach (var name in FaultPresets.Names)
            {
                var plan = FaultFile.Load(name, world);
                plan.Name.ShouldBe(name);
                plan.Faults.ShouldAllBe(fault => fault.Begins >= world.Start && fault.Begins < world.End && fault.Ends > fault.Begins);
            }
    }

    [Fact]
    public void calm_has_no_fault() => FaultFile.Load("calm", Worlds.Shop()).Faults.ShouldBeEmpty();

    [Fact]
    public void leaky_is_what_an_ordinary_company_has()
    {
        var plan = FaultFile.Load("leaky", Worlds.Shop());
        plan.Of(FaultKind.AdBlockers).Single().Shares["Firefox"].ShouldBe(0.32);
        plan.Of(FaultKind.ConsentDeclined).Single().Shares["DE"].ShouldBe(0.32);
        plan.Of(FaultKind.CrossDeviceDouble).Single().ShouldSatisfyAllConditions(
            fault => fault.Event.ShouldBe("Order Completed"), fault => fault.Share.ShouldBe(0.3), fault => fault.Begins.ShouldBe(Worlds.Start + Worlds.Days(36)));
        plan.Of(FaultKind.ReleaseDropsEvent).Single().Version.ShouldBe("4.2.0");
        plan.Of(FaultKind.KycVendorDelays).ShouldBeEmpty();
        FaultFile.Load("leaky", Worlds.Fintech()).Of(FaultKind.KycVendorDelays).Single().MaxHours.ShouldBe(18);
    }

    [Fact]
    public void chaos_has_every_kind_that_a_scenario_can_have()
    {
        // Nobody pays by redirect for what the bank's browser confirms.
        Kinds("shop").ShouldBe(Enum.GetValues<FaultKind>().Except(World("shop").Impossible));
        Kinds("fintech").ShouldBe(Enum.GetValues<FaultKind>().Except([FaultKind.PaymentRedirect]));
        World("shop").Impossible.ShouldBe([FaultKind.KycVendorDelays, FaultKind.ChainReorg, FaultKind.UnconfirmedTransactions]);
        World("fintech").Impossible.ShouldBeEmpty();

        FaultContext World(string preset) => FaultContext.Of(Presets.Of(preset).Data, Worlds.Start, 60);
        IEnumerable<FaultKind> Kinds(string preset) => FaultFile.Load("chaos", World(preset)).Faults.Select(fault => fault.Kind).Distinct().Order();
    }

    [Fact]
    public void chaos_is_worse_than_leaky()
    {
        var leaky = FaultFile.Load("leaky", Worlds.Fintech());
        var chaos = FaultFile.Load("chaos", Worlds.Fintech());
        foreach (var mild in leaky.Faults)
        {
            var bad = chaos.Of(mild.Kind).Single();
            bad.Share.ShouldBeGreaterThanOrEqualTo(mild.Share);
            mild.Shares.ShouldAllBe(entry => bad.Shares[entry.Key] > entry.Value);
        }
    }

    [Fact]
    public void a_fault_for_another_preset_is_no_acts_whatever_it_names()
    {
        FaultFile.Parse("faults: [{ kind: dead_tag, only: fintech, event: KYC Started }]", "f.yaml", Worlds.Shop()).Faults.ShouldBeEmpty();
        Worlds.Mistakes("faults: [{ kind: dead_tag, only: shop, event: KYC Started }]", Worlds.Shop()).Single()
            .ShouldBe("1:47: there is no event 'KYC Started'; the nearest is 'Checkout Started'");
    }

    [Fact]
    public void a_file_is_read_with_its_name_as_the_plans()
    {
        var path = Path.Combine(Path.GetTempPath(), $"mine-{Guid.NewGuid():n}.yaml");
        File.WriteAllText(path, "faults: [{ kind: safari_cookies }]");
        try
        {
            FaultFile.Load(path, Worlds.Shop()).Name.ShouldBe(Path.GetFileNameWithoutExtension(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void a_file_that_is_not_there_is_told_with_the_presets()
    {
        var problem = Should.Throw<WorldException>(() => FaultFile.Load("leeky", Worlds.Shop()));
        problem.Message.ShouldBe("There is no file 'leeky', and no preset of faults of that name.");
        problem.Remedy.ShouldContain("calm, leaky, chaos");
    }
}
