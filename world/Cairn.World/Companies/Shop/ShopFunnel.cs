using Cairn.World.Randomness;
using Cairn.World.Scenario;
using Cairn.World.Simulation;
using Cairn.World.Truth;
using static Cairn.World.Companies.Shop.ShopEvents;

namespace Cairn.World.Companies.Shop;

/// <summary>
/// A visit to the shop: look around, put something into the cart, check out. Acts that gain intent do so once a visit, however
/// often they are done; those who want to buy do more of all of them, which is why counting acts is not enough.
/// </summary>
internal sealed class ShopFunnel : IFunnel
{
    private const int MaxProducts = 8;
    private const int CouponOff = 10;

    /// <summary>The token of the last payment method has 6 decimals.</summary>
    private const long CentsToUnits = 10_000;

    private static readonly double[] Methods = [0.50, 0.26, 0.13, 0.08, 0.03];

    private readonly ShopBasket _basket = new();

    public void Visit(VisitRun visit)
    {
        Enter(visit);
        _basket.Clear();
        var products = Math.Min(MaxProducts, 1 + (int)(visit.Draws.Exponential(40) * (0.8 + 2.0 * ExactMath.Logistic(visit.Intent - 0.5))));
        var gains = new IntentGains();
        for (var place = 0; place < products; place++)
            Look(visit, visit.Draws.Within(100 + (ulong)place), ref gains);
        if (_basket.Pieces == 0)
            return;
        if (visit.Decides(41, 1.2, 0.2))
            visit.Act(CartViewed);
        if (!visit.Decides(42, -0.6 + visit.Calibration.Eagerness, 0.5) || !CheckOut(visit))
            visit.State.AbandonedOn = visit.Day;
    }

    public void Elsewhere(VisitRun day)
    {
        var probability = day.World.Habits.Store * ExactMath.Exp(0.6 * day.Intent);
        if (!day.Draws.Happens(0, probability))
            return;
        var cents = Amount(day, 1);
        day.Convert(ShopScenario.StorePurchase, cents);
        day.Story?.Orders.Add(new OrderRow(
            day.At, day.Draws.Key, day.Person.Number, day.State.HasAccount, "store", 0, cents, 1, 0, 0, 0));
    }

    private static void Enter(VisitRun visit)
    {
        var state = visit.State;
        if (visit.Slot == DeviceSlot.App)
            visit.Act(AppOpened);
        else if (visit.Draws.Happens(43, 0.5))
            visit.Act(HomeViewed);
        if (state.HasAccount && !visit.IsSignedIn && visit.Draws.Happens(44, 0.25))
            SignIn(visit);
        if (visit.Draws.Happens(45, 0.5))
            visit.Act(ListViewed, product: visit.Draws.Below(46, Catalog.Count));
        if (visit.Decides(47, -1, 0.3))
            visit.Act(Searched, 0.08, visit.Draws.Below(48, Catalog.Count));
    }

    private static void SignIn(VisitRun visit)
    {
        visit.IsSignedIn = true;
        if (visit.Slot != DeviceSlot.Shared)
            visit.State.SignedInOn[(int)visit.Slot] = visit.Day;
        visit.Act(SignedIn);
    }

    /// <summary>One product page.</summary>
    private void Look(VisitRun visit, in Draws draws, ref IntentGains gains)
    {
        // Squared: few products draw most of the looks.
        var u = draws.Uniform(0);
        var product = (int)(u * u * Catalog.Count);
        var intent = visit.Intent + visit.Gained;
        if (!visit.Act(ProductViewed, product: product))
            return;
        if (draws.Happens(1, ExactMath.Logistic(-0.8 + 0.5 * intent)))
            visit.Act(ImageClicked, product: product);
        if (draws.Happens(2, ExactMath.Logistic(-2.1 + 0.5 * intent)))
            visit.Act(ReviewsViewed, gains.Once(0, 0.30), product);
        if (draws.Happens(3, ExactMath.Logistic(-2.6 + 0.45 * intent)))
            visit.Act(SizeGuideViewed, gains.Once(1, 0.22), product);
        if (draws.Happens(4, ExactMath.Logistic(-3.0 + 0.3 * intent)))
            visit.Act(ReturnPolicyViewed, gains.Once(2, -0.45), product);
        if (draws.Happens(5, ExactMath.Logistic(-3.7 + 0.6 * intent)) && visit.Act(Wished, gains.Once(3, 0.10), product))
            visit.Kept += 0.15;
        if (!draws.Happens(6, ExactMath.Logistic(-3.6 + visit.Calibration.Eagerness + 0.8 * (visit.Intent + visit.Gained))))
            return;
        var quantity = draws.Happens(7, 0.12) ? 2 : 1;
        var price = Catalog.Of(product).Cents;
        if (visit.Act(Added, product: product, cents: price * quantity, quantity: quantity))
            _basket.Add(price, quantity);
    }

    /// <returns>Whether an order came of it.</returns>
    private bool CheckOut(VisitRun visit)
    {
        var draws = visit.Draws;
        var key = Mix.Of(draws.Key, 0x0DDE);
        var method = draws.Choose(50, Methods);
        var discount = 0;
        if (!visit.Act(CheckoutStarted, cents: _basket.Cents, subject: key, quantity: _basket.Pieces))
            return false;
        var gain = 0.0;
        var coupons = visit.World.Models[ShopScenario.Coupon];
        if (!visit.Removal.HasCampaign(ShopScenario.Coupon) && draws.Happens(51, coupons.Click))
        {
            visit.ComeBy(ShopScenario.Coupon);
            (gain, discount) = (coupons.Push, CouponOff);
            visit.Act(CartViewed);
            visit.Act(CouponEntered, subject: key);
        }
        else if (draws.Happens(52, 0.06))
        {
            visit.Act(CouponEntered, subject: key);
        }
        if (!visit.Act(ShippingSelected, gain, subject: key) || !visit.Decides(53, 1.6 + visit.Calibration.Eagerness, 0.3))
            return false;
        if (!visit.Act(PaymentEntered, subject: key, method: method))
            return false;
        if (draws.Happens(54, 0.06))
            visit.Act(PaymentFailed, -1.8, subject: key, method: method);
        if (!visit.Closes(55, 0.9))
            return false;
        Order(visit, key, method, discount);
        return true;
    }

    private void Order(VisitRun visit, ulong key, int method, int discount)
    {
        var draws = visit.Draws;
        var cents = Math.Max(500, _basket.Cents * (100 - discount) / 100);
        if (!visit.Act(OrderCompleted, 0, 0, cents, key, _basket.Pieces, method))
            return;
        var isRefunded = draws.Happens(56, 0.07);
        var refunded = isRefunded ? cents : 0;
        visit.Convert(ShopScenario.Purchase, cents, refunded);
        var orderedAt = visit.At;
        var refundedAt = isRefunded ? orderedAt + (3 + draws.Below(57, 18)) * Simulation.Calendar.Day : 0;
        var state = visit.State;
        var knownAs = state.HasAccount;
        if (!state.HasAccount && draws.Happens(58, 0.55))
        {
            state.HasAccount = state.IsSubscribed = true;
            SignUp(visit);
        }
        if (visit.Story is not { } story)
            return;
        story.Orders.Add(new OrderRow(orderedAt, key, visit.Person.Number, knownAs, Place(visit), (byte)method, cents, _basket.Pieces,
            refundedAt, refunded, method == Methods.Length - 1 ? key : 0));
        if (method == Methods.Length - 1)
            story.Transfers.Add(new TransferRow
            {
                At = orderedAt, Transaction = key, Person = visit.Person.Number, Amount = cents * CentsToUnits, Receives = false,
            });
        Survey.Ask(visit, story, key, orderedAt);
    }

    private static void SignUp(VisitRun visit)
    {
        visit.IsSignedIn = true;
        if (visit.Slot != DeviceSlot.Shared)
            visit.State.SignedInOn[(int)visit.Slot] = visit.Day;
        visit.Act(SignedUp);
    }

    private static string Place(VisitRun visit) => visit.Slot switch
    {
        DeviceSlot.App => visit.Person.IsIphone ? "ios" : "android",
        _ => "web",
    };

    private static long Amount(VisitRun visit, int pieces) =>
        (long)(pieces * visit.Person.Purse * 4_500 * ExactMath.Exp(0.5 * visit.Draws.Normal(5)));
}
