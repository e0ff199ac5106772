using CsCheck;
using Torghut.Platform.Cluster.Workers.Announcements;
using Torghut.Platform.Cluster.Workers.Lanes;

namespace Torghut.Platform.Cluster.Tests.Workers.Announcements;

/// <summary>Where records were in the source is announced in runs, and found again.</summary>
public sealed class SourceRunsTests
{
    [Fact]
    public void RecordsOneBehindTheOtherAreOneRun()
    {
        var runs = new SourceRuns();
        foreach ((int partition, long offset) in ((int, long)[])[(3, 70), (3, 71), (3, 75), (4, 76), (4, 77)])
        {
            runs.Add(partition, offset);
        }

        Assert.Equal([new AnnouncedSource(0, 3, 70), new AnnouncedSource(2, 3, 75), new AnnouncedSource(3, 4, 76)], runs.ToAnnounced());
    }

    [Fact]
    public void TooManyRunsAreNotAnnounced()
    {
        var runs = new SourceRuns();
        for (int i = 0; i < SourceRuns.Most; i++)
        {
            runs.Add(0, i * 2);
        }

        Assert.Equal(SourceRuns.Most, runs.ToAnnounced()!.Count);
        runs.Add(1, 0);
        Assert.Null(runs.ToAnnounced());
        Assert.False(new SourcePlaces(runs.ToAnnounced()).TryFind(0, out _, out _));
    }

    [Fact]
    public void EveryRecordIsFoundWhereItWas() =>
        Gen.Select(Gen.Int[0, 2], Gen.Long[0, 3]).Array[0, 200].Sample(steps =>
        {
            // A step back, to another partition or over offsets begins a run; most go on.
            var runs = new SourceRuns();
            List<(int Partition, long Offset)> records = [];
            (int Partition, long Offset) at = (0, 100);
            foreach ((int partition, long skip) in steps)
            {
                at = skip == 3 ? (partition, at.Offset + partition) : (at.Partition, at.Offset + 1);
                records.Add(at);
                runs.Add(at.Partition, at.Offset);
            }

            IReadOnlyList<AnnouncedSource>? announced = runs.ToAnnounced();
            var places = new SourcePlaces(announced);
            for (int offset = 0; announced is not null && offset < records.Count; offset++)
            {
                Assert.True(places.TryFind(offset, out int partition, out long sourceOffset));
                Assert.Equal(records[offset], (partition, sourceOffset));
            }
        });
}
