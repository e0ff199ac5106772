using System.Text.Json;
using Torghut.Reporting.Comparison.Document;
using Torghut.Reporting.Comparison.Identity;

namespace Torghut.Reporting.Tests.Comparison.Identity;

public sealed class ParameterDifferTests
{
    [Theory]
    [InlineData("""{"a":1,"b":{"c":"x"}}""", """{"b":{"c":"x"},"a":1.0}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1,2]}""")]
    public void Equal_meaning_is_no_difference(string first, string second) => Assert.Empty(Compare(first, second));

    [Fact]
    public void Values_are_named_by_their_keys_in_order() =>
        Assert.Equal(
            [new("a.z", "1", "2"), new("b", "\"x\"", null), new("c", null, "[1]")],
            Compare("""{"b":"x","a":{"z":1}}""", """{"c":[1],"a":{"z":2}}"""));

    [Fact]
    public void Entries_with_names_meet_by_them() =>
        Assert.Equal(
            [new("s[one].n", "1", "5"), new("s[two]", """{"name":"two"}""", null), new("s[three]", null, """{"name":"three"}""")],
            Compare("""{"s":[{"name":"one","n":1},{"name":"two"}]}""", """{"s":[{"name":"three"},{"name":"one","n":5}]}"""));

    [Fact]
    public void Lists_without_names_differ_as_a_whole() =>
        Assert.Equal([new("a", "[1,2]", "[2,1]")], Compare("""{"a":[1,2]}""", """{"a":[2,1]}"""));

    [Fact]
    public void A_value_that_changes_its_kind_differs() => Assert.Equal([new("a", """{"b":1}""", "1")], Compare("""{"a":{"b":1}}""", """{"a":1}"""));

    private static List<ParameterChange> Compare(string first, string second) =>
        ParameterDiffer.Compare(JsonElement.Parse(first), JsonElement.Parse(second));
}
