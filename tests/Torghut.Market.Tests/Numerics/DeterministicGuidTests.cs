using System.Text;
using Torghut.Market.Numerics;

namespace Torghut.Market.Tests.Numerics;

public sealed class DeterministicGuidTests
{
    private static readonly Guid s_dns = new("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    /// <summary>RFC 9562, appendix A.4.</summary>
    [Fact]
    public void TheStandardsExampleIsMet() =>
        Assert.Equal(
            new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"),
            DeterministicGuid.CreateVersion5(s_dns, "www.example.com"u8));

    [Fact]
    public void AnEmptyNameIsANameToo() =>
        Assert.Equal(new Guid("4ebd0208-8328-5d69-8c44-ec50939c0967"), DeterministicGuid.CreateVersion5(s_dns, []));

    [Fact]
    public void VersionAndVariantAreThoseOfTheStandard()
    {
        string text = DeterministicGuid.Create("executions", "anything").ToString();

        Assert.Equal('5', text[14]);
        Assert.Contains(text[19], "89ab");
    }

    /// <summary>Ids are stored in ledgers that are compared over years: this one may never change.</summary>
    [Fact]
    public void ARowsIdNeverChanges() =>
        Assert.Equal(new Guid("0eecae19-08e9-5605-a63e-fd701a9f62ba"), DeterministicGuid.Create("strategies", "tsmom"));

    [Fact]
    public void ARowsIdIsVersion5OfTableAndKey() =>
        Assert.Equal(
            DeterministicGuid.CreateVersion5(DeterministicGuid.Namespace, Encoding.UTF8.GetBytes("executions:Zürich")),
            DeterministicGuid.Create("executions", "Zürich"));

    [Fact]
    public void TheSameKeyInAnotherTableIsAnotherId() =>
        Assert.NotEqual(DeterministicGuid.Create("executions", "k"), DeterministicGuid.Create("trade_decisions", "k"));
}
