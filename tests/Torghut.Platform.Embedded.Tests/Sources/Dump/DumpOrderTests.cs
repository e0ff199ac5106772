using CsCheck;
using Torghut.Market.Events;
using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Sources.Dump;
using static Torghut.Platform.Embedded.Tests.Sources.Dump.DumpText;

namespace Torghut.Platform.Embedded.Tests.Sources.Dump;

public sealed class DumpOrderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LinesThatAreNotInTheOrderOfOffsetsAreCountedAndProcessedInIt()
    {
        (DecodeResult result, CollectingSink sink) = Decode(_folder, [Trade(3, 30), Trade(1, 10), Trade(4, 40), Trade(2, 20), Trade(1, 99, id: "77")]);

        Assert.Equal([1L, 2L, 3L, 4L], sink["AAPL", EventChannel.Trade].Select(read => read.Event.Offset));
        Assert.Equal(3, result.Partitions[0].OutOfOrder);
        Assert.Equal((0L, 1L), (result.Partitions[0].Gaps, result.Partitions[0].Duplicates));

        // The first line of offset 1 wins, wherever the second stands.
        Assert.Equal(10, Ms(sink["AAPL", EventChannel.Trade][0].Event));
    }

    [Fact]
    public void OfTwoTradesWithOneIdThatOfTheLowerOffsetWinsWhateverTheOrderOfLines()
    {
        (_, CollectingSink sink) = Decode(_folder, [Trade(5, 50, id: "9"), Trade(2, 20, id: "9")]);

        Assert.Equal(2, Assert.Single(sink["AAPL", EventChannel.Trade]).Event.Offset);
    }

    [Fact]
    public void QuarantinedLinesThatAreDuplicatesAreDuplicates()
    {
        (DecodeResult result, _) = Decode(_folder, [Trade(3, 1), Line("torghut.trades.v1", 0, 1, StartMs, "AAPL", "bad"), Line("torghut.trades.v1", 0, 1, StartMs, "AAPL", "bad")]);

        Assert.Equal(2, Assert.Single(result.Quarantined).Position);
        Assert.Equal((1L, 1L), (result.Outcomes["envelope_not_json"], result.Outcomes[LineOutcomes.Duplicate]));
    }

    [Fact]
    public void TheOrderOfLinesChangesNothingButItsOwnCount() =>
        Gen.Shuffle(Lines()).Sample(
            shuffled =>
            {
                using TemporaryFolder folder = new();
                (DecodeResult sorted, CollectingSink expected) = Decode(folder, Lines());
                (DecodeResult result, CollectingSink sink) = Decode(folder, shuffled);

                return expected.Describe().SequenceEqual(sink.Describe())
                    && sorted.Outcomes.SequenceEqual(result.Outcomes)
                    && sorted.Roles.SequenceEqual(result.Roles)
                    && sorted.Partitions.SequenceEqual(result.Partitions.Select(p => p with { OutOfOrder = 0 }));
            },
            iter: 20);

    [Fact]
    public void ManyRecordsAreSortedInRunsAndMerged()
    {
        // More records than a piece in memory holds, backwards; two symbols in one partition.
        const int Count = 40_000;
        string path = _folder["dump.ndjson"];
        using (StreamWriter writer = new(path))
        {
            for (int i = Count - 1; i >= 0; i--)
            {
                writer.Write(Trade(i, i / 100, i % 3 == 0 ? "MSFT" : "AAPL") + "\n");
            }
        }

        (DecodeResult result, CollectingSink sink) = Decode(path);

        Assert.Equal(Count - 1, result.Partitions[0].OutOfOrder);
        Assert.Equal(Enumerable.Range(0, Count).Where(i => i % 3 == 0).Select(i => (long)i), sink["MSFT", EventChannel.Trade].Select(read => read.Event.Offset));
        Assert.Equal(Count, sink.Count);
    }

    [Fact]
    public void ScatteredAndNeighbouringIdsAreToldApartExactly() =>
        Gen.OneOf(Gen.ULong[0, 300], Gen.ULong[0, long.MaxValue]).List[1, 400].Sample(
            ids =>
            {
                using TemporaryFolder folder = new();
                (_, CollectingSink sink) = Decode(folder, ids.Select((id, i) => Trade(i, i, id: id.ToString(System.Globalization.CultureInfo.InvariantCulture))));
                HashSet<ulong> seen = [];

                return sink["AAPL", EventChannel.Trade].Select(read => (int)read.Event.Offset).SequenceEqual(Enumerable.Range(0, ids.Count).Where(i => seen.Add(ids[i])));
            },
            iter: 30);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void TheNumberOfDecodersChangesNothing(int parallelism)
    {
        string path = _folder["dump.ndjson"];
        File.WriteAllLines(path, Enumerable.Range(0, 6000).Select(i => Trade(i, i, "S" + (i % 50))));
        CollectingSink sink = new();

        DecodeResult result = new DumpSource(path, parallelism).Decode(DumpText.Request, sink, new NoDecodeProgress(), default);

        Assert.Equal(6000, result.LinesRead);
        Assert.Equal(50, sink.Streams.Count());
        Assert.Equal(Enumerable.Range(0, 120).Select(i => (long)((i * 50) + 7)), sink["S7", EventChannel.Trade].Select(read => read.Event.Offset));
    }

    private static string[] Lines() =>
    [
        .. Enumerable.Range(0, 30).Select(i => Trade(i, i * 5, i % 2 == 0 ? "AAPL" : "IBM", id: (i % 20).ToString(System.Globalization.CultureInfo.InvariantCulture))),
        .. Enumerable.Range(0, 30).Select(i => Quote(i * 2, 1000 - i, "MSFT", partition: 3)),
        Line("torghut.trades.v1", 0, 30, StartMs, "AAPL", "bad"),
        Bar(0, 0),
        Status(0, 3, "H"),
    ];
}
