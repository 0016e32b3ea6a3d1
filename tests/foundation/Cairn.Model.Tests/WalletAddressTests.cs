namespace Cairn.Model.Tests;

public class WalletAddressTests
{
    /// <summary>EIP-55, "Test Cases".</summary>
    [Theory]
    [InlineData("0x52908400098527886E0F7030069857D2E4169EE7")]
    [InlineData("0x8617E340B3D01FA5F11F306F4090FD50E238070D")]
    [InlineData("0xde709f2102306220921060314715629080e2fb77")]
    [InlineData("0x27b1fdb04752bbc536007a920d24acb045561c26")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359")]
    [InlineData("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB")]
    [InlineData("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb")]
    public void An_address_with_its_checksum_is_sound_and_is_stored_in_lower_case(string address)
    {
        (WalletAddress.Is(address), WalletAddress.IsSound(address), WalletAddress.HasChecksum(address)).ShouldBe((true, true, true));
        WalletAddress.Checksummed(address.ToLowerInvariant()).ShouldBe(address);
        WalletAddress.IsSound(address.ToLowerInvariant()).ShouldBeTrue("one case says nothing of a checksum");
        WalletAddress.IsSound("0x" + address[2..].ToUpperInvariant()).ShouldBeTrue();
        WalletAddress.Normalised(address).ShouldBe(address.ToLowerInvariant());
    }

    [Theory]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD")]
    [InlineData("0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    public void A_letter_of_the_wrong_case_is_found(string address) => WalletAddress.IsSound(address).ShouldBeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("0xabc")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg")]
    [InlineData("1x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")]
    public void What_is_written_otherwise_is_none(string text) => WalletAddress.Is(text).ShouldBeFalse();
}
