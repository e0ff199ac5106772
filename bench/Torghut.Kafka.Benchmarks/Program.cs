using System.Globalization;

namespace Torghut.Kafka.Benchmarks;

/// <summary>Measures the market log in Kafka beside kcat.</summary>
internal static class Program
{
    private const int DefaultPartitions = 24;
    private const int DefaultRuns = 7;

    private static async Task Main(string[] arguments)
    {
        bool isWorkers = arguments is ["workers", ..];
        arguments = isWorkers ? arguments[1..] : arguments;
        int runs = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : DefaultRuns;
        int partitions = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : DefaultPartitions;
        string output = AppContext.BaseDirectory;
        string root = Path.GetFullPath(Path.Combine(output, "../../../../../.."));
        string host = Path.Combine(root, "tests/Torghut.Kafka.TestHost", Path.GetRelativePath(Path.Combine(root, "bench/Torghut.Kafka.Benchmarks"), output), "Torghut.Kafka.TestHost");
        string folder = Directory.CreateTempSubdirectory("torghut-kafka-bench-").FullName;
        try
        {
            using var brokers = new Brokers(host);
            if (isWorkers)
            {
                await new WorkerBenchmark(brokers, partitions, runs).RunAsync(CancellationToken.None).ConfigureAwait(false);
                return;
            }

            await new KafkaBenchmark(brokers, folder, partitions, runs).RunAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
