using System.Text;
using System.Text.Json.Nodes;
using Torghut.Reporting.Page;

namespace Torghut.Page.Tests.Page;

public sealed class ScriptDataTests
{
    [Theory]
    [InlineData("{\"a\":\"</script><script>alert(1)</script>\"}", "{\"a\":\"\\u003c/script>\\u003cscript>alert(1)\\u003c/script>\"}")]
    [InlineData("{\"a\":\"<!-- \"}", "{\"a\":\"\\u003c!-- \"}")]
    [InlineData("{\"a\":\"1\u2028 2\u2029\"}", "{\"a\":\"1\\u2028 2\\u2029\"}")]
    [InlineData("{\"a\":\"€ and â and \u2030\"}", "{\"a\":\"€ and â and \u2030\"}")]
    public void No_text_ends_the_block_and_the_document_stays_the_same(string json, string expected)
    {
        using var stream = new MemoryStream();
        ScriptData.Write("data", Encoding.UTF8.GetBytes(json), stream);
        string written = Encoding.UTF8.GetString(stream.ToArray());

        Assert.Equal($"<script type=\"application/json\" id=\"data\">{expected}</script>\n", written);
        Assert.Equal((string?)JsonNode.Parse(json)!["a"], (string?)JsonNode.Parse(expected)!["a"]);
    }
}
