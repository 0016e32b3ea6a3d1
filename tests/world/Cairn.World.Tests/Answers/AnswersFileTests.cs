using Cairn.World.Answers;

namespace Cairn.World.Tests.Answers;

public sealed class AnswersFileTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void what_was_written_is_read_in_any_order_of_the_sections(bool longFirst)
    {
        var text = Everything(longFirst);
        _scratch.Write("answers.json", text.ToString());

        var answers = AnswersFile.Open(_scratch.Folder);

        new AnswersText
        {
            LongFirst = longFirst, World = answers.World, Effects = answers.Effects, Baseline = answers.Baseline, Capture = answers.Capture,
            Faults = answers.Faults, People = [.. answers.People()], FaultEvents = [.. answers.FaultEvents()],
        }.ToString().ShouldBe(text.ToString());
        answers.Faults[0].Whom["browser"]["Chrome"].ShouldBe(0.18);
        answers.Faults[1].End.ShouldBeNull();
        answers.Faults[1].Start.ShouldBe(Day(7).AddMilliseconds(5));
        answers.Effects[0].ShouldBe(text.Effects[0]);
        answers.People().Select(person => person.Kind).ShouldBe(["customer", "bot"]);
        answers.FaultEvents().ShouldBe(text.FaultEvents);
    }

    [Fact]
    public void sections_that_it_does_not_know_are_passed_over()
    {
        var file = _scratch.Write("a.json", """
            {"format":"cairn-world-answers/1","new":{"deep":[[{"x":1}]]},"world":{"preset":"shop","more":[1]},
             "effects":[],"people":[{"person":"p","kind":"bot","identifiers":{"user_id":["é\u0061"]},"more":{}}]}
            """);

        AnswersFile.Open(file).People().Single().Identifiers["user_id"].ShouldBe(["éa"]);
    }

    [Theory]
    [InlineData("{}", "begin with")]
    [InlineData("", "must be an object")]
    [InlineData("""{"format":"cairn-world-answers/2"}""", "cairn-world-answers/1")]
    [InlineData("""{"format":"cairn-world-answers/1"}""", "no section 'world'")]
    [InlineData("""{"format":"cairn-world-answers/1","world":7}""", "world must be an object")]
    [InlineData("{\"format\":\"cairn-world-answers/1\",\n\"effects\":[{\"kind\":\"channel\"}]}", "line 2: effects[0] has no 'name'")]
    [InlineData("{\"format\":\"cairn-world-answers/1\",\n\"baseline\":[\n{\"conversion\":\"p\",\"conversions\":\"x\"}]}", "line 3: baseline[0].conversions is \"x\"")]
    [InlineData("{\"format\":\"cairn-world-answers/1\",\n\"effects\":[}", "line 2, byte 12: this is not JSON")]
    [InlineData("{\"format\":\"cairn-world-answers/1\",\n\"faults\":[{\"id\":\"a\",\"kind\":\"a\",\"start\":\"soon\"}]}", "faults[0].start is 'soon'")]
    [InlineData("{\"format\":\"cairn-world-answers/1\",\"effects\":[],\"effects\":[]}", "'effects' stands there twice")]
    [InlineData("{\"format\":\"cairn-world-answers/1\",\"effects\":[", "not JSON")]
    public void what_is_wrong_is_named_with_its_place(string text, string message)
    {
        var file = _scratch.Write("a.json", text);

        var problem = Should.Throw<WorldException>(() => AnswersFile.Open(file));

        problem.Message.ShouldContain(message);
        problem.Message.ShouldStartWith("a.json");
        problem.Remedy.ShouldNotBeEmpty();
    }

    [Fact]
    public void a_file_that_is_not_there_is_named() =>
        Should.Throw<WorldException>(() => AnswersFile.Open(_scratch.Folder)).Message.ShouldContain(Path.Combine(_scratch.Folder, "answers.json"));

    private static AnswersText Everything(bool longFirst) => new()
    {
        LongFirst = longFirst,
        Effects =
        [
            new EffectAnswer { Kind = "campaign", Name = "spring", Id = "cmp-101", Conversion = "purchase", Conversions = 12.5, ConversionsError = 3.25, Revenue = 1234.56, RevenueError = 90.1 },
            new EffectAnswer { Kind = "event", Name = "Payment Failed", Role = "hurts", Conversion = "purchase", Conversions = -3 },
        ],
        Baseline = [new BaselineAnswer("purchase", 1500, 900, 9000.5, 4000.25)],
        Capture = [new CaptureAnswer { Event = "Order Completed", Dimension = "browser", Value = "Chrome", True = 100, Captured = 80, Altered = 1, Repeated = 3 }],
        Faults =
        [
            new FaultAnswer
            {
                Id = "blocked", Kind = "ad_blockers", Start = Day(5), End = Day(9), Events = ["*"], Lost = 1, Doubled = 2, Delayed = 3, Altered = 4, Phantom = 5,
                Whom = new Dictionary<string, IReadOnlyDictionary<string, double>> { ["browser"] = new Dictionary<string, double> { ["Chrome"] = 0.18 } },
            },
            new FaultAnswer { Id = "dead", Kind = "dead_tag", Start = Day(7).AddMilliseconds(5) },
        ],
        People =
        [
            new PersonAnswer
            {
                Person = "p-000001", Kind = "customer", Household = "h-000001", Alive = true, FutureOrders = 1, FutureValue = 12.3,
                Identifiers = new Dictionary<string, IReadOnlyList<string>> { ["anonymous_id"] = ["a", "b"], ["user_id"] = ["u"] },
            },
            new PersonAnswer { Person = "p-000002", Kind = "bot" },
        ],
        FaultEvents = [new FaultEventAnswer("blocked", "lost", "m-1", "Order Completed", Day(6))],
    };

    private static DateTimeOffset Day(int day) => new(2026, 1, day, 0, 0, 0, TimeSpan.Zero);
}
