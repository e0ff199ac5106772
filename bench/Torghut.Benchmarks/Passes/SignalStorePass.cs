using Torghut.Benchmarks.Measurements;
using Torghut.Platform.Embedded.Signals;
using Torghut.Trading.Pipeline;
using Torghut.Trading.Signals;

namespace Torghut.Benchmarks.Passes;

/// <summary>The day's micro-bars and signals written to a new DuckDB file, in the portions in which the pipeline yields them, durable at the end.</summary>
internal sealed class SignalStorePass(PassContext context) : IPass
{
    private readonly string _file = Path.Combine(context.ScratchFolder, "signals.duckdb");
    private readonly List<(MicroBar[] Bars, Signal[] Signals)> _portions = [];

    /// <inheritdoc/>
    public void Prepare()
    {
        if (_portions.Count == 0)
        {
            _ = DayPipeline.Run(
                context, new PipelineOutput(), output => _portions.Add((output.MicroBars.ToArray(), output.Signals.ToArray())));
        }

        Directory.CreateDirectory(context.ScratchFolder);
        File.Delete(_file);
    }

    /// <inheritdoc/>
    public PassCounts Run()
    {
        using (var writer = new DuckDbSignalStoreWriter(_file, context.Tape.Tape.Symbols, context.Definition.SourceTopics))
        {
            foreach ((MicroBar[] bars, Signal[] signals) in _portions)
            {
                writer.Append(bars, signals);
            }

            writer.Complete();
        }

        return new PassCounts(_portions.Sum(portion => portion.Bars.Length + portion.Signals.Length), new FileInfo(_file).Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
