using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Torghut.Benchmarks.Figures;
using Torghut.Benchmarks.Jobs;
using Torghut.Benchmarks.Measurements;
using Torghut.Platform.Cluster.Postgres.Databases;
using Torghut.Platform.Cluster.Postgres.Ledger;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Secrets;
using Torghut.Trading.Ledger;

namespace Torghut.Benchmarks.Suites;

/// <summary>The ledger's writer against <c>psql \copy</c>: the same rows into the same empty table, in turns.</summary>
internal sealed class PostgresCopySuite(SuiteOptions options) : ISuite
{
    private const int Rows = 200_000;

    private readonly Instant _start = Instant.FromUtc(2026, 2, 27, 14, 30);

    /// <inheritdoc/>
    public string Name => "postgres-copy";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure()
    {
        using var server = new PostgresServer(withInternationalOrder: false);
        Prepare(server);
        ILedgerRow[] rows = [.. Enumerable.Range(0, Rows).Select(Row)];
        string file = Path.Combine(options.Folder, "rows.txt");
        Write(server, "warm", rows);
        Psql(server, "warm", $"\\copy execution_order_events to '{file}'");
        List<PassSample> ours = [];
        List<PassSample> theirs = [];
        for (int run = 0; run < options.Runs; run++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"run_{run}");
            ours.Add(Time(() => Write(server, name + "_ours", rows), server, name + "_ours"));
            theirs.Add(Time(() => Psql(server, name + "_psql", $"\\copy execution_order_events from '{file}'"), server, name + "_psql"));
        }

        var counts = new PassCounts(Rows, Bytes: new FileInfo(file).Length);
        double limit = Rows / Spread.Of(theirs.Select(sample => sample.WallSeconds)).Median;
        yield return ToFigure("psql", "psql \\copy of order events", counts, theirs, null);
        yield return ToFigure("ours", "the same rows by the ledger's writer", counts, ours, limit);
    }

    private Figure ToFigure(string mode, string title, PassCounts counts, List<PassSample> samples, double? limit) => new()
    {
        Benchmark = Name,
        Mode = mode,
        Title = title,
        Unit = "events",
        Counts = counts,
        Samples = samples,
        LimitPerSecond = limit,
        PeakMemoryBytes = ProcessMemory.PeakBytes(),
    };

    /// <summary>A database with the tables and the rows that order events refer to, from which the others are made.</summary>
    private static void Prepare(PostgresServer server)
    {
        server.Execute("postgres", "create database torghut_sim_template");
        PostgresTargets targets = PostgresTargets.Resolve(
            new PostgresSection { AdminDsn = new DatabaseAddress(server.Url("postgres")) }, "torghut_sim_template", _ => null);
        new RunDatabase(targets, "template").MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
        server.Execute("postgres", "create database warm template torghut_sim_template");
    }

    private static PassSample Time(Action pass, PostgresServer server, string database)
    {
        server.Execute("postgres", $"create database {database} template torghut_sim_template");
        server.Execute("postgres", "checkpoint");
        var watch = Stopwatch.StartNew();
        pass();
        watch.Stop();
        string count = server.Query(database, "select count(*) from execution_order_events").Single();
        return count == Rows.ToString(CultureInfo.InvariantCulture)
            ? new PassSample(watch.Elapsed.TotalSeconds, watch.Elapsed.TotalSeconds)
            : throw new BenchmarkException($"{database} has {count} rows instead of {Rows}.");
    }

    private static void Write(PostgresServer server, string database, ILedgerRow[] rows)
    {
        using var writer = new PostgresLedgerWriter(server.Address(database), new PostgresWriterOptions { Seed = 1, Observer = new Silence() });
        for (int at = 0; at < rows.Length; at += 1000)
        {
            writer.Write(new ArraySegment<ILedgerRow>(rows, at, Math.Min(1000, rows.Length - at)));
        }

        writer.Complete();
    }

    private static void Psql(PostgresServer server, string database, string command)
    {
        var start = new ProcessStartInfo("psql", ["-q", "-v", "ON_ERROR_STOP=1", "-d", server.Url(database, "?sslmode=prefer"), "-c", command]);
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new BenchmarkException("psql ended with code " + process.ExitCode.ToString(CultureInfo.InvariantCulture));
        }
    }

    private ILedgerRow Row(int number)
    {
        string id = number.ToString(CultureInfo.InvariantCulture);
        Instant time = _start + Duration.FromMilliseconds(number);
        return new ExecutionOrderEventRow
        {
            Id = new Guid(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, unchecked((byte)number)),
            EventFingerprint = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number))),
            SourceTopic = "torghut.sim.trade-updates.v1.run",
            SourcePartition = 0,
            SourceOffset = number,
            AlpacaAccountLabel = "paper",
            FeedSeq = number,
            EventTs = time,
            Symbol = "IBM",
            AlpacaOrderId = "order-" + id,
            ClientOrderId = "client-" + id,
            EventType = "fill",
            Status = "filled",
            Qty = 100,
            FilledQty = 100,
            AvgFillPrice = 180 + (number % 1000 / 100m),
            RawEvent = $$$$"""
                {"channel":"trade_updates","symbol":"IBM","seq":{{{{id}}}},"source":"simulation","payload":{"event":"fill","price":"180.12","qty":"100","order":{"id":"order-{{{{id}}}}","client_order_id":"client-{{{{id}}}}","symbol":"IBM","side":"buy","type":"limit","time_in_force":"day","qty":"100","filled_qty":"100","status":"filled"},"simulation_context":{"simulation_run_id":"run","dataset_id":"d","dataset_event_id":"t:0:{{{{id}}}}","source_topic":"t","source_partition":0,"source_offset":{{{{id}}}}}}}
                """,
            CreatedAt = time,
        };
    }

    private sealed class Silence : IProgressObserver
    {
        public void Progressed(in ProgressSample sample)
        {
        }

        public void Noted(NoteLevel level, string code, string message) => Console.Error.WriteLine(message);
    }
}
