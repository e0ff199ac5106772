using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.ArgoCd;

namespace Torghut.ControlPlane.Tests.ArgoCd;

public sealed class ElementSearchTests
{
    private const string List = """{"list":{"elements":[{"name":"a","automation":"auto"},{"name":"torghut","automation":"manual"}]}}""";
    private const string Others = """{"list":{"elements":[{"cluster":"east"}]}}""";

    [Theory]
    [InlineData($"[{List}]", "/spec/generators/0/list/elements/1")]
    [InlineData($"[{Others},{List}]", "/spec/generators/1/list/elements/1")]
    [InlineData($"[{{\"matrix\":{{\"generators\":[{Others},{List}]}}}}]", "/spec/generators/0/matrix/generators/1/list/elements/1")]
    [InlineData($"[{{\"merge\":{{\"generators\":[{List},{Others}]}}}}]", "/spec/generators/0/merge/generators/0/list/elements/1")]
    [InlineData(
        $"[{{\"matrix\":{{\"generators\":[{Others},{{\"merge\":{{\"generators\":[{Others},{List}]}}}}]}}}}]",
        "/spec/generators/0/matrix/generators/1/merge/generators/1/list/elements/1")]
    public void FindsTheElementByNameWhereverItStands(string generators, string pointer)
    {
        var found = Assert.IsType<ElementSearchResult.Found>(Find(generators));

        Assert.Equal(pointer, found.Element.Pointer);
        Assert.Equal("manual", found.Element.Automation);
        Assert.Equal(pointer + "/automation", found.Element.AutomationPointer);
    }

    [Fact]
    public void SeveralOfTheNameAreAmbiguous()
    {
        var found = Assert.IsType<ElementSearchResult.Ambiguous>(Find($"[{List},{List}]"));

        Assert.Equal(["/spec/generators/0/list/elements/1", "/spec/generators/1/list/elements/1"], found.Pointers);
    }

    [Fact]
    public void ElementsWrittenAsTextCannotBeAddressed() =>
        Assert.Equal(
            "/spec/generators/0/list/elementsYaml",
            Assert.IsType<ElementSearchResult.InText>(Find("""[{"list":{"elementsYaml":"- name: torghut\n  automation: auto"}}]""")).Pointer);

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"git":{"files":[{"path":"torghut"}]}}]""")]
    [InlineData("""[{"list":{"elements":[{"name":"torghut2"},{"name":7},{"title":"torghut"},"torghut"]}}]""")]
    [InlineData("""[{"list":{"template":{"elements":[{"name":"torghut"}]}}}]""")]
    public void NothingElseIsAnElement(string generators) => Assert.IsType<ElementSearchResult.NotFound>(Find(generators));

    private static ElementSearchResult Find(string generators) =>
        ElementSearch.Find((JsonObject)JsonNode.Parse($$"""{"spec":{"generators":{{generators}} } }""")!, "torghut");
}
