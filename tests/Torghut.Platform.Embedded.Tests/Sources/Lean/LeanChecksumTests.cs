using System.IO.Compression;
using System.Text;
using Torghut.Platform.Embedded.Tape;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Embedded.Tests.Sources.Lean;

public sealed class LeanChecksumTests
{
    /// <summary>The base library writes the checksum and we compare it, over lengths around every block of the folding.</summary>
    [Fact]
    public void Contents_of_every_length_agree_with_the_checksum_that_the_zip_states()
    {
        for (int length = 1; length < 400; length += length < 150 ? 1 : 37)
        {
            // The first line takes up the length, so that the content's length is that plus a constant.
            using LeanDay day = new LeanDay().Quotes("BAC", "34200000,100000,1,0,0,P,1,0")
                .Add("BAC", "trade", $"34200000,100000,1,{new string('Q', length)},0,0\n34200001,100000,1,Q,0,0\n");
            using PreparedTape prepared = day.Build();
            Assert.Equal(3, prepared.Tape.EventCount);
        }
    }

    [Theory]
    [InlineData(40)]
    [InlineData(5_000)]
    [InlineData(300_000)]
    public void A_content_that_is_not_what_was_zipped_is_refused(int lines)
    {
        using LeanDay day = new LeanDay().Quotes("BAC", "34200000,100000,1,0,0,P,1,0");
        string path = day.PathOf("BAC", "trade");
        StoreUncompressed(path, lines);
        byte[] content = File.ReadAllBytes(path);
        int price = content.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes("100000,1,Q"));
        content[price] = (byte)'2';
        File.WriteAllBytes(path, content);
        SimulationException refused = Assert.Throws<SimulationException>(day.Build);
        Assert.Contains("CRC", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Lines stored without compression, so that a price can be changed in place.</summary>
    private static void StoreUncompressed(string path, int lines)
    {
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using Stream entry = zip.CreateEntry("20131007_bac_Trade_Tick.csv", CompressionLevel.NoCompression).Open();
        entry.Write(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("34200000,100000,1,Q,0,0\n", lines))));
    }
}
