using Torghut.Benchmarks.Days;
using Torghut.Simulation.Dumps;

namespace Torghut.Benchmarks.Passes;

/// <summary>All benchmarks that run inside a process of their own, in the order in which they are done.</summary>
internal static class PassCatalog
{
    /// <summary>The benchmarks.</summary>
    public static IReadOnlyList<PassKind> All { get; } =
    [
        new("lean-import", "LEAN zips to tape, empty cache", "events", true, context => new ImportPass(context, () => DayInput.Source(context.Day))),
        new("dump-plain", "dump to tape, plain", "events", true, context => new ImportPass(context, () => DumpFiles.Source(context, DumpCompression.None))),
        new("dump-gzip", "dump to tape, gzip", "events", true, context => new ImportPass(context, () => DumpFiles.Source(context, DumpCompression.Gzip))),
        new("dump-zstd", "dump to tape, zstd", "events", true, context => new ImportPass(context, () => DumpFiles.Source(context, DumpCompression.Zstd))),
        new("tape-read", "tape read alone", "events", false, context => new TapeReadPass(context)),
        new("tape-ta", "tape to technical analysis", "events", false, context => new TechnicalAnalysisPass(context)),
        new("tape-pipeline", "tape to whole pipeline", "events", false, context => new PipelinePass(context)),
        new("store-ledger", "ledger rows to SQLite", "rows", false, context => new LedgerPass(context)),
        new("review-replay", "10,000 reviews from a cassette", "reviews", false, context => new ReviewReplayPass(context)),
        new("store-signals", "bars and signals to DuckDB", "rows", false, context => new SignalStorePass(context)),
    ];

    /// <summary>The benchmark of a name.</summary>
    public static PassKind Get(string name) => All.Single(kind => kind.Name == name);
}
