using Torghut.Benchmarks.Measurements;
using Torghut.Platform.Embedded.Ledger;
using Torghut.Trading.Ledger;
using Torghut.Trading.Pipeline;

namespace Torghut.Benchmarks.Passes;

/// <summary>The day's ledger rows written to a new SQLite file, in the portions in which the pipeline yields them, durable at the end.</summary>
internal sealed class LedgerPass(PassContext context) : IPass
{
    private readonly string _file = Path.Combine(context.ScratchFolder, "ledger.sqlite");
    private readonly List<ILedgerRow[]> _portions = [];

    /// <inheritdoc/>
    public void Prepare()
    {
        if (_portions.Count == 0)
        {
            _ = DayPipeline.Run(context, new PipelineOutput(), output => _portions.Add([.. output.LedgerRows]));
        }

        Directory.CreateDirectory(context.ScratchFolder);
        File.Delete(_file);
    }

    /// <inheritdoc/>
    public PassCounts Run()
    {
        using (var writer = new SqliteLedgerWriter(_file))
        {
            foreach (ILedgerRow[] portion in _portions)
            {
                writer.Write(portion);
            }

            writer.Complete();
        }

        return new PassCounts(_portions.Sum(portion => portion.Length), new FileInfo(_file).Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
