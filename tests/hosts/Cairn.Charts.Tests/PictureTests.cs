using System.Globalization;

namespace Cairn.Charts.Tests;

public sealed class PictureTests
{
    [Fact]
    public void a_line_shows_each_opinion_by_its_shape_and_the_interval_of_one()
    {
        var dots = new RangeDots(new LinearScale(0, 100, 0, 200, 3), 200);

        var line = dots.Line("wide", "a: 10 to 60", [new("first", 10, RangeShape.Hollow), new("shapley", 60, RangeShape.Square), new("markov", 40, RangeShape.Filled, 30, 50)], value => $"{value}");

        line.Attribute("aria-label")!.Value.ShouldBe("a: 10 to 60");
        var marks = line.Elements().Where(element => element.Attribute("class")!.Value != "grid").Select(element => element.Attribute("class")!.Value);
        marks.ShouldBe(["range", "band", "hollow", "square", "filled"]);
        var band = line.Elements().Single(element => element.Attribute("class")!.Value == "band");
        (band.Attribute("x")!.Value, band.Attribute("width")!.Value).ShouldBe(("60", "40"));
        line.Elements().Single(element => element.Attribute("class")!.Value == "filled").Element("title")!.Value.ShouldBe("markov: 40");
    }

    [Fact]
    public void what_somebody_named_is_text_and_no_markup()
    {
        var dots = new RangeDots(new LinearScale(0, 1, 0, 1, 2), 1);

        dots.Line("wide", "<script>", [new("<b>", 1, RangeShape.Hollow)], value => $"{value}").ToString().ShouldNotContain("<b>");
    }

    [Fact]
    public void columns_stand_on_0_and_are_as_high_as_they_are_large()
    {
        var picture = new Columns(440, 128).Draw("wide", "three columns", [10, 5, 0], column => $"{column}", value => $"{value}");

        var boxes = picture.Elements("rect").Select(box => (Top: Number(box, "y"), Height: Number(box, "height"))).ToArray();
        boxes.Select(box => box.Height).ShouldBe([100, 50, 0]);
        boxes.ShouldAllBe(box => box.Top + box.Height == 108);
    }

    [Fact]
    public void names_of_columns_do_not_meet()
    {
        var picture = new Columns(358, 128).Draw("narrow", "many", [.. Enumerable.Repeat(1.0, 91)], column => $"{column}", value => $"{value}");

        var places = picture.Elements("text").Where(text => Number(text, "y") > 120).Select(text => Number(text, "x")).ToArray();
        places.Length.ShouldBeGreaterThan(3);
        places.Zip(places.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= 38);
    }

    private static double Number(System.Xml.Linq.XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
