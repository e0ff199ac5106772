using System.Text;
using Torghut.Platform.Cluster.Kafka.Replay;

namespace Torghut.Platform.Cluster.Tests.Kafka.Replay;

/// <summary>The hashes are those of Apache Kafka's own tests of its partitioner.</summary>
public sealed class KeyPartitionerTests
{
    [Theory]
    [InlineData("21", -973932308)]
    [InlineData("foobar", -790332482)]
    [InlineData("a-little-bit-long-string", -985981536)]
    [InlineData("a-little-bit-longer-string", -1486304829)]
    [InlineData("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971)]
    [InlineData("abc", 479470107)]
    public void AKeyGoesWhereJavaClientsPutIt(string key, int hash)
    {
        const int partitions = 1_000_003;

        Assert.Equal((hash & 0x7fffffff) % partitions, KeyPartitioner.PartitionOf(Encoding.UTF8.GetBytes(key), partitions));
    }
}
