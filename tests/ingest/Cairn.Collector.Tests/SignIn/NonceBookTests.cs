using Cairn.Collector.SignIn;
using Microsoft.Extensions.Time.Testing;

namespace Cairn.Collector.Tests.SignIn;

public sealed class NonceBookTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-01-05T08:00:00Z"));

    [Fact]
    public void A_nonce_is_good_once()
    {
        var book = new NonceBook(_time);
        var (nonce, ends) = book.Issue();
        nonce.ShouldMatch("^[0-9a-f]{64}$");
        ends.ShouldBe(_time.GetUtcNow() + NonceBook.Lifetime);
        book.Use(nonce).ShouldBe(NonceUse.Good);
        book.Use(nonce).ShouldBe(NonceUse.Used);
        book.Use(nonce.ToUpperInvariant()).ShouldBe(NonceUse.Used);
    }

    [Fact]
    public void It_ends_and_is_then_neither_good_nor_remembered()
    {
        var book = new NonceBook(_time);
        var (used, unused) = (book.Issue().Nonce, book.Issue().Nonce);
        book.Use(used).ShouldBe(NonceUse.Good);
        _time.Advance(NonceBook.Lifetime);
        book.Use(used).ShouldBe(NonceUse.Unknown);
        book.Use(unused).ShouldBe(NonceUse.Unknown);
        book.Use(book.Issue().Nonce).ShouldBe(NonceUse.Good);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345678")]
    [InlineData("zz")]
    public void What_was_not_given_out_is_unknown(string nonce) => new NonceBook(_time).Use(nonce).ShouldBe(NonceUse.Unknown);

    [Fact]
    public void Neither_a_changed_one_nor_another_collectors_is_known()
    {
        var book = new NonceBook(_time);
        var nonce = book.Issue().Nonce;
        for (var i = 0; i < nonce.Length; i++)
            book.Use(nonce[..i] + (nonce[i] == '0' ? '1' : '0') + nonce[(i + 1)..]).ShouldBe(NonceUse.Unknown);
        new NonceBook(_time).Use(nonce).ShouldBe(NonceUse.Unknown);
        book.Use(nonce).ShouldBe(NonceUse.Good);
    }
}
