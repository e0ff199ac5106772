using System.IO.Compression;
using System.Text;
using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Sources.Dump;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Errors;
using ZstdSharp;
using static Torghut.Platform.Embedded.Tests.Sources.Dump.DumpText;

namespace Torghut.Platform.Embedded.Tests.Sources.Dump;

public sealed class DumpErrorTests : IDisposable
{
    private static readonly string Plain = string.Concat(Enumerable.Range(0, 2000).Select(i => Trade(i, i) + "\n"));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("not json", "no JSON")]
    [InlineData("{\"source_topic\":", "no JSON")]
    [InlineData("[1]", "no object")]
    [InlineData("42", "no object")]
    [InlineData("{}", "\"source_partition\" is missing")]
    [InlineData("{\"source_partition\":0,\"source_offset\":1,\"source_timestamp_ms\":1,\"value_b64\":null}", "\"source_topic\" is missing")]
    [InlineData("{\"source_topic\":\"t\",\"source_partition\":0,\"source_offset\":1,\"source_timestamp_ms\":1}", "\"value_b64\" is missing")]
    [InlineData("{\"source_topic\":\"t\",\"source_partition\":0,\"source_offset\":-1,\"source_timestamp_ms\":1,\"value_b64\":null}", "\"source_offset\" is '-1'")]
    [InlineData("{\"source_topic\":\"t\",\"source_partition\":0,\"source_offset\":1.5,\"source_timestamp_ms\":1,\"value_b64\":null}", "\"source_offset\" is '1.5'")]
    [InlineData("{\"source_topic\":\"t\",\"source_partition\":0,\"source_offset\":1,\"source_timestamp_ms\":null,\"value_b64\":null}", "\"source_timestamp_ms\" is null")]
    [InlineData("{\"source_topic\":7,\"source_partition\":0,\"source_offset\":1,\"source_timestamp_ms\":1,\"value_b64\":null}", "\"source_topic\" is '7'")]
    [InlineData("{\"source_topic\":\"t\",\"source_partition\":0,\"source_offset\":1,\"source_timestamp_ms\":1,\"value_b64\":\"?\"}", "no base64")]
    [InlineData("{\"source_topic\":\"t\",\"source_partition\":0,\"source_offset\":1,\"source_timestamp_ms\":1,\"value_b64\":\"QUF Q\"}", "no base64")]
    [InlineData("{\"source_topic\":\"t\",\"source_partition\":0,\"source_offset\":1,\"source_timestamp_ms\":1,\"value_b64\":null,\"headers\":[[\"a\"]]}", "headers")]
    [InlineData("{\"source_topic\":\"t\",\"source_partition\":0,\"source_offset\":1,\"source_timestamp_ms\":1,\"value_b64\":null,\"headers\":{}}", "headers")]
    public void ALineThatIsNoLineOfADumpEndsTheCommandNamingItsFileAndNumber(string line, string problem)
    {
        SimulationException e = Assert.Throws<SimulationException>(() => Decode(_folder, [Trade(0, 0), "", Trade(1, 1), line, Trade(2, 2)]));

        Assert.Equal((ExitCode.Usage, "dump_line_unreadable"), (e.ExitCode, e.Code));
        Assert.Contains("dump.ndjson, line 4: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
        Assert.Contains("expected a JSON object with source_topic", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheFirstBrokenLineIsNamedHoweverManyBlocksThereAre()
    {
        File.WriteAllText(_folder["dump"], Plain + "broken\n" + Plain + "broken\n" + Plain);

        SimulationException e = Assert.Throws<SimulationException>(() => Decode(_folder["dump"]));
        Assert.Contains("line 2001: ", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip", 0.5)]
    [InlineData("gzip", 0.999)]
    [InlineData("zstd", 0.5)]
    [InlineData("zstd", 0.999)]
    public void ATruncatedFileIsUnreadable(string form, double part)
    {
        byte[] whole = Compress(form);
        File.WriteAllBytes(_folder["dump"], whole[..(int)(whole.Length * part)]);

        SimulationException e = Assert.Throws<SimulationException>(() => Decode(_folder["dump"]));
        Assert.Equal((ExitCode.Usage, "dump_unreadable"), (e.ExitCode, e.Code));
        Assert.Contains(_folder["dump"], e.Message, StringComparison.Ordinal);
        Assert.Throws<SimulationException>(() => DumpDigests.Compute(_folder["dump"], default));
    }

    [Theory]
    [InlineData("gzip", 4)]
    [InlineData("gzip", 8)]
    [InlineData("gzip", 1)]
    [InlineData("zstd", 1)]
    public void AFileThatLacksItsLastBytesIsUnreadable(string form, int bytes)
    {
        byte[] whole = Compress(form);
        File.WriteAllBytes(_folder["dump"], whole[..^bytes]);

        Assert.Equal("dump_unreadable", Assert.Throws<SimulationException>(() => Decode(_folder["dump"])).Code);
    }

    [Fact]
    public void AFileThatIsCutOffBetweenTwoLinesIsNotTakenForAWholeOne()
    {
        // The first member holds whole lines only, so that nothing but the missing end tells.
        byte[] second = Compress("gzip");
        byte[] whole = [.. Compress("gzip"), .. second];
        File.WriteAllBytes(_folder["dump"], whole[..^(second.Length - 12)]);

        Assert.Equal("dump_unreadable", Assert.Throws<SimulationException>(() => Decode(_folder["dump"])).Code);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public void ADamagedFileIsUnreadable(string form)
    {
        byte[] whole = Compress(form);
        for (int i = whole.Length / 2; i < (whole.Length / 2) + 40; i++)
        {
            whole[i] ^= 0x5A;
        }

        File.WriteAllBytes(_folder["dump"], whole);

        SimulationException e = Assert.Throws<SimulationException>(() => Decode(_folder["dump"]));
        Assert.Equal(ExitCode.Usage, e.ExitCode);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 0 }, "zip")]
    [InlineData(new byte[] { 0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z' }, "xz")]
    [InlineData(new byte[] { (byte)'B', (byte)'Z', (byte)'h', (byte)'9', 1 }, "bzip2")]
    public void OtherCompressionsAreNamed(byte[] content, string name)
    {
        File.WriteAllBytes(_folder["dump"], content);

        Assert.Contains(name, Assert.Throws<SimulationException>(() => Decode(_folder["dump"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingFileAnEmptyFolderAndTwoDumpsInAFolderAreNamed()
    {
        Assert.Equal("dump_not_found", Assert.Throws<SimulationException>(() => Decode(_folder["none"])).Code);
        Assert.Equal("dump_not_found", Assert.Throws<SimulationException>(() => Decode(_folder.Path)).Code);
        File.WriteAllText(_folder["source-dump.ndjson"], Plain);
        File.WriteAllText(_folder["source-dump.jsonl"], Plain);
        SimulationException e = Assert.Throws<SimulationException>(() => new DumpSource(_folder.Path).Identify(DumpText.Request, default));
        Assert.Equal((ExitCode.Usage, "dump_ambiguous"), (e.ExitCode, e.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public void AnEmptyDumpIsRefused(string text)
    {
        File.WriteAllText(_folder["dump"], text);

        SimulationException e = Assert.Throws<SimulationException>(() => Decode(_folder["dump"]));
        Assert.Equal((ExitCode.Refused, "dump_records_empty"), (e.ExitCode, e.Code));
    }

    [Fact]
    public void ADumpWithNothingInTheWindowIsRefusedAndSaysWhatItHolds()
    {
        SimulationException e = Assert.Throws<SimulationException>(() => Decode(_folder, [Trade(0, -5), Line("torghut.trades.v1", 0, 1, StartMs, "A", "x")]));

        Assert.Equal("dump_records_empty", e.Code);
        Assert.Contains("2 records, 1 of them outside the window and 1 quarantined", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoTopicsOfOneRoleAreRefused()
    {
        SimulationException e = Assert.Throws<SimulationException>(
            () => Decode(_folder, [Trade(0, 0), Trade(0, 0).Replace("torghut.trades.v1", "other", StringComparison.Ordinal)]));

        Assert.Equal("dump_topics_ambiguous", e.Code);
        Assert.Contains("torghut.trades.v1 and other", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CancellingEndsDecoding()
    {
        File.WriteAllText(_folder["dump"], Plain);
        using CancellationTokenSource source = new();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(
            () => new DumpSource(_folder["dump"]).Decode(DumpText.Request, new CollectingSink(), new NoDecodeProgress(), source.Token));
    }

    private static byte[] Compress(string form)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Plain);
        using MemoryStream stream = new();
        using (Stream compressed = form == "gzip" ? new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true) : new CompressionStream(stream, leaveOpen: true))
        {
            compressed.Write(bytes);
        }

        return stream.ToArray();
    }
}
