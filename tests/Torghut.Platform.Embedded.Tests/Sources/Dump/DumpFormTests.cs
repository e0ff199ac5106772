using System.IO.Compression;
using System.Text;
using Torghut.Market.Events;
using Torghut.Platform.Embedded.Sources;
using Torghut.Simulation.Dumps;
using ZstdSharp;
using static Torghut.Platform.Embedded.Tests.Sources.Dump.DumpText;

namespace Torghut.Platform.Embedded.Tests.Sources.Dump;

/// <summary>Dumps come from many tools, in many forms: the content counts.</summary>
public sealed class DumpFormTests : IDisposable
{
    private static readonly string Plain = string.Concat(Enumerable.Range(0, 500).Select(i => (i % 4 == 0 ? Trade(i, i) : Quote(i, i)) + "\n"));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("source-dump.ndjson", "none")]
    [InlineData("source-dump.jsonl.gz", "gzip")]
    [InlineData("source-dump.jsonl.zst", "zstd")]
    [InlineData("misnamed.txt", "gzip")]
    [InlineData("misnamed.ndjson", "zstd")]
    [InlineData("members.gz", "gzip members")]
    [InlineData("frames.zst", "zstd frames")]
    public void CompressionIsToldByContentAndChangesNothing(string name, string form)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Plain);
        int middle = bytes.Length / 3;
        File.WriteAllBytes(_folder[name], form switch
        {
            "gzip" => Gzip(bytes),
            "zstd" => Zstd(bytes),
            "gzip members" => [.. Gzip(bytes[..middle]), .. Gzip(bytes[middle..])],
            "zstd frames" => [.. Zstd(bytes[..middle]), .. Zstd(bytes[middle..])],
            _ => bytes,
        });
        File.WriteAllBytes(_folder["reference"], bytes);
        (DecodeResult expected, CollectingSink expectedSink) = Decode(_folder["reference"]);

        (DecodeResult result, CollectingSink sink) = Decode(_folder[name]);

        Assert.Equal(500, result.LinesRead);
        Assert.Equal(expected.InputHash, result.InputHash);
        Assert.Equal(expectedSink.Describe(), sink.Describe());
        Assert.Equal(DumpDigests.Compute(_folder["reference"], default).LinesSha256, DumpDigests.Compute(_folder[name], default).LinesSha256);
    }

    [Fact]
    public void TheDumpIsFoundInItsFolder()
    {
        File.WriteAllText(_folder["source-dump.ndjson"], Plain);
        File.WriteAllText(_folder["notes.txt"], "other");

        Assert.Equal(500, Decode(_folder.Path).Result.LinesRead);
    }

    [Theory]
    [InlineData("reordered")]
    [InlineData("spaced")]
    [InlineData("extra fields")]
    [InlineData("camelCase")]
    [InlineData("escaped")]
    [InlineData("other replay topic")]
    [InlineData("no optional fields")]
    [InlineData("numbers as text")]
    [InlineData("CRLF")]
    [InlineData("blank lines")]
    [InlineData("no last line end")]
    [InlineData("byte order mark")]
    public void AnotherToolsFormHasTheSameHashAndEvents(string form)
    {
        string[] lines = Plain.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string text = form switch
        {
            "CRLF" => Plain.Replace("\n", "\r\n", StringComparison.Ordinal),
            "blank lines" => "\n" + Plain.Replace("\n", "\n \t\n", StringComparison.Ordinal),
            "no last line end" => Plain.TrimEnd('\n'),
            "byte order mark" => "\uFEFF" + Plain,
            _ => string.Concat(lines.Select(line => Rewrite(line, form) + "\n")),
        };
        (DecodeResult expected, CollectingSink expectedSink) = Decode(_folder, lines);
        File.WriteAllText(_folder["other"], text);

        (DecodeResult result, CollectingSink sink) = Decode(_folder["other"]);

        Assert.Equal(expected.InputHash, result.InputHash);
        Assert.Equal(expectedSink.Describe(), sink.Describe());
        Assert.Equal(500, result.LinesRead);
    }

    [Fact]
    public void TheHashIsOverTheCanonicalLines()
    {
        const string Canonical = """{"dataset_event_id":"torghut.trades.v1:0:7","source_topic":"torghut.trades.v1","source_partition":0,"source_offset":7,"source_timestamp_ms":1772202600001,"key_b64":"QUFQTA==","value_b64":"VALUE","headers":[["a\"b","eA=="],["n",null]]}""";
        string value = Base64(TradeValue(1, "AAPL", "7", "100"));
        string line = Canonical.Replace("\"VALUE\"", value, StringComparison.Ordinal);
        string written = line.Replace(",\"key_b64\"", ",\"replay_topic\":\"r\",\"key_b64\"", StringComparison.Ordinal)
            .Replace("[[\"a", "[ [ \"\\u0061", StringComparison.Ordinal);

        (DecodeResult result, _) = Decode(_folder, [written]);

        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(line + "\n"))), result.InputHash);
    }

    [Theory]
    [InlineData("\"source_timestamp_ms\":1772202600000", "\"source_timestamp_ms\":1772202600001")]
    [InlineData("\"key_b64\":\"QUFQTA==\"", "\"key_b64\":null")]
    [InlineData("\"headers\":[]", "\"headers\":[[\"a\",null]]")]
    public void EveryOtherFieldIsPartOfTheHash(string found, string replaced)
    {
        string[] lines = Plain.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(found, lines[0], StringComparison.Ordinal);

        Assert.NotEqual(
            Decode(_folder, lines).Result.InputHash,
            Decode(_folder, [lines[0].Replace(found, replaced, StringComparison.Ordinal), .. lines[1..]]).Result.InputHash);
    }

    [Fact]
    public void ALineLongerThanABlockIsRead()
    {
        string value = TradeValue(1, "AAPL", "7", "100").Replace("{\"eventTs\"", "{\"note\":\"" + new string('x', 2_000_000) + "\",\"eventTs\"", StringComparison.Ordinal);
        (DecodeResult result, CollectingSink sink) = Decode(_folder, [Trade(0, 0), Line("torghut.trades.v1", 0, 1, StartMs, "AAPL", value), Trade(2, 2)]);

        Assert.Equal(3, result.LinesRead);
        Assert.Equal([0L, 1L, 2L], sink["AAPL", EventChannel.Trade].Select(read => read.Event.Offset));
    }

    private static string Rewrite(string line, string form)
    {
        using System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.Parse(line);
        IEnumerable<KeyValuePair<string, string>> fields = document.RootElement.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetRawText()));
        string colon = form == "spaced" ? " : " : ":";
        fields = form switch
        {
            "reordered" => fields.Reverse(),
            "extra fields" => fields.SelectMany(field => new[] { KeyValuePair.Create("x_" + field.Key, "{\"a\":[1,{\"b\":null}]}"), field }),
            "camelCase" => fields.Select(field => KeyValuePair.Create(Camel(field.Key), field.Value)),
            "escaped" => fields.Select(field => KeyValuePair.Create(field.Key, field.Value.Replace("torghut", "t\\u006Frghut", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal))),
            "other replay topic" => fields.Select(field => field.Key == "replay_topic" ? KeyValuePair.Create(field.Key, "\"somewhere\"") : field),
            "no optional fields" => fields.Where(field => field.Key is not ("replay_topic" or "headers" or "dataset_event_id")),
            "numbers as text" => fields.Select(field => field.Key is "source_partition" or "source_offset" or "source_timestamp_ms" ? KeyValuePair.Create(field.Key, $"\"{field.Value}\"") : field),
            _ => fields,
        };
        return "{" + string.Join(form == "spaced" ? " , " : ",", fields.Select(field => $"\"{field.Key}\"{colon}{field.Value}")) + "}";
    }

    private static string Camel(string name) =>
        string.Concat(name.Split('_').Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream stream = new();
        using (GZipStream gzip = new(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return stream.ToArray();
    }

    private static byte[] Zstd(byte[] bytes)
    {
        using Compressor compressor = new();
        return compressor.Wrap(bytes).ToArray();
    }
}
