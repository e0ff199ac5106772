using System.Globalization;
using System.Text;

namespace Torghut.Benchmarks.Figures;

/// <summary>Figures as lines of text, each as soon as it is known.</summary>
internal static class FigureTable
{
    private const double Million = 1e6;
    private const double Mebibyte = 1 << 20;

    private static readonly (string Head, int Width, Func<Figure, string> Cell)[] s_columns =
    [
        ("benchmark", -22, figure => figure.Benchmark),
        ("mode", -5, figure => figure.Mode),
        ("n", 3, figure => figure.Samples.Count.ToString(CultureInfo.InvariantCulture)),
        ("median s", 9, figure => Number(figure.WallSeconds.Median, "0.0000")),
        ("min s", 9, figure => Number(figure.WallSeconds.Min, "0.0000")),
        ("max s", 9, figure => Number(figure.WallSeconds.Max, "0.0000")),
        ("cpu s", 8, figure => Number(figure.CpuSeconds.Median, "0.000")),
        ("jit s", 7, figure => Number(figure.CompileSeconds, "0.000")),
        ("gc s", 7, figure => Number(figure.CollectSeconds, "0.000")),
        ("M items/s", 10, figure => Number(figure.ItemsPerSecond / Million, "0.000")),
        ("M lines/s", 10, figure => Number(figure.LinesPerSecond / Million, "0.000")),
        ("M lines/cpu s", 14, figure => Number(figure.LinesPerCpuSecond / Million, "0.000")),
        ("MiB/s", 8, figure => Number(figure.BytesPerSecond / Mebibyte, "0.0")),
        ("of limit", 9, figure => Number(figure.OfLimit, "0.0000")),
        ("B/item", 8, figure => Number(figure.AllocatedBytesPerItem, "0.00")),
        ("peak MiB", 9, figure => Number(figure.PeakMemoryBytes / Mebibyte, "0.0")),
        (" items", -1, figure => string.Create(CultureInfo.InvariantCulture, $" {figure.Counts.Items:N0} {figure.Unit}: {figure.Title}")),
    ];

    /// <summary>The line above all others.</summary>
    public static string Head => Line(column => column.Head);

    /// <summary>The line of a figure.</summary>
    public static string Row(Figure figure) => Line(column => column.Cell(figure));

    /// <summary>A line with the phases of the program; null inside a process.</summary>
    public static string? Phases(Figure figure) => figure.PhaseSeconds is { } phases
        ? "    seconds by phase: " + string.Join(", ", phases.Select(phase => $"{phase.Key} {Number(phase.Value, "0.000")}"))
        : null;

    private static string Line(Func<(string Head, int Width, Func<Figure, string> Cell), string> text)
    {
        var line = new StringBuilder();
        foreach ((string Head, int Width, Func<Figure, string> Cell) column in s_columns)
        {
            string cell = text(column);
            line.Append(column.Width < 0 ? cell.PadRight(-column.Width) : cell.PadLeft(column.Width)).Append(column.Width < 0 ? " " : string.Empty);
        }

        return line.ToString().TrimEnd();
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
