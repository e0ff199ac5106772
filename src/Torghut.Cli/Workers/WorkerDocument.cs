using Torghut.Platform.Cluster.Workers.Hosting;

namespace Torghut.Cli.Workers;

/// <summary>What a worker answers when it is asked how it is.</summary>
/// <param name="Kind"><c>ta</c> or <c>trader</c>.</param>
/// <param name="Ready">Whether it is at work.</param>
/// <param name="Complete">Whether nothing is left to do of what it has.</param>
/// <param name="Figures">Its numbers; of groups added up.</param>
public sealed record WorkerDocument(string Kind, bool Ready, bool Complete, IReadOnlyDictionary<string, double> Figures)
{
    /// <summary>The document of the moment.</summary>
    public static WorkerDocument Of(IWorker worker)
    {
        ArgumentNullException.ThrowIfNull(worker);
        SortedDictionary<string, double> figures = new(StringComparer.Ordinal);
        foreach (IGrouping<string, WorkerFigure> figure in worker.Figures().GroupBy(figure => figure.Name, StringComparer.Ordinal))
        {
            bool isLeast = figure.Key is WorkerFigures.Watermark or WorkerFigures.Complete;
            figures[figure.Key] = isLeast ? figure.Min(one => one.Value) : figure.Sum(one => one.Value);
        }

        return new WorkerDocument(worker.Kind, worker.IsReady, worker.IsComplete, figures);
    }
}
