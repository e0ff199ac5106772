using Torghut.Platform.Cluster.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Torghut.Platform.Cluster.Tests.Support;

/// <summary>Begins with the classes that take longest, so that nothing is waited for at the end; the rest in a settled order.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] First =
    [
        "KilledManagedRunTests", "ManagedClusterRunTests", "WorkerFaultTests", "KilledClusterRunTests", "WorkerParityTests", "ClusterRunTests", "WorkedClusterRunTests",
        "ClusterApplyTests", "RunWithWorkersTests", "KafkaDumpFaultTests", "KafkaReplayFaultTests", "ExportTests",
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(Rank).ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];

    private static int Rank<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        int rank = Array.FindIndex(First, name => collection.TestCollectionDisplayName.Contains("." + name, StringComparison.Ordinal));
        return rank < 0 ? First.Length : rank;
    }
}
