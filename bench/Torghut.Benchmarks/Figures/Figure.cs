using Torghut.Benchmarks.Measurements;

namespace Torghut.Benchmarks.Figures;

/// <summary>One row of the result. Rates are of the median time.</summary>
internal sealed record Figure
{
    /// <summary>Name of the benchmark.</summary>
    public required string Benchmark { get; init; }

    /// <summary>How it was done: <c>first</c> pass of new processes, <c>hot</c> passes of one process, <c>cold</c> or <c>warm</c> runs of the program.</summary>
    public required string Mode { get; init; }

    /// <summary>What it does.</summary>
    public required string Title { get; init; }

    /// <summary>What its items are.</summary>
    public required string Unit { get; init; }

    /// <summary>Things that one pass processes.</summary>
    public required PassCounts Counts { get; init; }

    /// <summary>Every pass that counts.</summary>
    public required IReadOnlyList<PassSample> Samples { get; init; }

    /// <summary>Wall time of a pass, seconds.</summary>
    public Spread WallSeconds => Spread.Of(Samples.Select(sample => sample.WallSeconds));

    /// <summary>Processor time of a pass, seconds.</summary>
    public Spread CpuSeconds => Spread.Of(Samples.Select(sample => sample.CpuSeconds));

    /// <summary>Of the processor time, what the runtime spent compiling, seconds; null where another program was measured.</summary>
    public double? CompileSeconds => IsInside ? Spread.Of(Samples.Select(sample => sample.CompileSeconds)).Median : null;

    /// <summary>Time during which the garbage collector held all threads, seconds; null where another program was measured.</summary>
    public double? CollectSeconds => IsInside ? Spread.Of(Samples.Select(sample => sample.CollectSeconds)).Median : null;

    /// <summary>Items per second.</summary>
    public double ItemsPerSecond => Counts.Items / WallSeconds.Median;

    /// <summary>Lines of text per second; null where there are none.</summary>
    public double? LinesPerSecond => Counts.Lines == 0 ? null : Counts.Lines / WallSeconds.Median;

    /// <summary>Lines of text per second of one processor's time; null where there are none.</summary>
    public double? LinesPerCpuSecond => Counts.Lines == 0 ? null : Counts.Lines / CpuSeconds.Median;

    /// <summary>Bytes per second; null where there are none.</summary>
    public double? BytesPerSecond => Counts.Bytes == 0 ? null : Counts.Bytes / WallSeconds.Median;

    /// <summary>Managed memory allocated per item, bytes; null where another program was measured.</summary>
    public double? AllocatedBytesPerItem => IsInside
        ? Spread.Of(Samples.Select(sample => (double)sample.AllocatedBytes)).Median / Counts.Items
        : null;

    /// <summary>Events per second of the plain sum over the day; null where none was measured beside this figure.</summary>
    public required double? LimitPerSecond { get; init; }

    /// <summary>Items per second as a part of the limit; null without a limit, or where the items are no events.</summary>
    public double? OfLimit => LimitPerSecond is { } limit && Unit == "events" ? ItemsPerSecond / limit : null;

    /// <summary>Largest resident memory of a process that did it, bytes.</summary>
    public required long PeakMemoryBytes { get; init; }

    /// <summary>Median seconds by phase as the program itself measured them; null inside a process.</summary>
    public IReadOnlyDictionary<string, double>? PhaseSeconds { get; init; }

    private bool IsInside => Samples[0].AllocatedBytes >= 0;
}
