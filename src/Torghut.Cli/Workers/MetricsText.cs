using System.Globalization;
using System.Text;
using Torghut.Platform.Cluster.Workers.Hosting;

namespace Torghut.Cli.Workers;

/// <summary>A worker's numbers in Prometheus' text format.</summary>
internal static class MetricsText
{
    /// <summary>Writes them.</summary>
    public static string Write(IWorker worker)
    {
        var text = new StringBuilder();
        foreach (IGrouping<string, WorkerFigure> metric in worker.Figures().GroupBy(figure => figure.Name, StringComparer.Ordinal))
        {
            bool isTotal = WorkerFigures.IsTotal(metric.Key);
            string name = metric.Key.Replace('.', '_') + (isTotal ? "_total" : "");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {(isTotal ? "counter" : "gauge")}\n");
            foreach (WorkerFigure figure in metric)
            {
                string group = figure.Group is { } number ? string.Create(CultureInfo.InvariantCulture, $",group=\"{number}\"") : "";
                text.Append(CultureInfo.InvariantCulture, $"{name}{{worker=\"{worker.Kind}\"{group}}} {figure.Value:R}\n");
            }
        }

        return text.ToString();
    }
}
