using Cairn.World.Scenario;
using Cairn.World.Text;
using Cairn.World.Wire.Texts;

namespace Cairn.World.Wire.Rendering;

/// <summary>Writes an order's products and sums. For one thread.</summary>
internal sealed class BasketMembers
{
    private readonly Basket _basket = new();

    public void Add(Utf8Text text, in Signal signal, NumberMembers numbers)
    {
        _basket.Compose(signal.Subject, signal.Quantity, signal.Cents);
        numbers.AddMoney(text, signal, "revenue"u8, _basket.Revenue);
        numbers.AddMoney(text, signal, "shipping"u8, _basket.Shipping);
        numbers.AddMoney(text, signal, "tax"u8, _basket.Tax);
        numbers.AddMoney(text, signal, "discount"u8, _basket.Discount);
        numbers.AddMoney(text, signal, "total"u8, _basket.Total);
        text.Add("\"products\":["u8);
        foreach (var line in _basket.Lines)
        {
            text.Add("{"u8).Add(ProductText.All[line.Product]).Add("\"price\":"u8).AddMoney(line.Cents);
            text.Add(",\"quantity\":"u8).Add(line.Quantity).Add("},"u8);
        }

        text.CutTo(text.Length - 1);
        text.Add("],"u8);
    }
}
