using Torghut.Benchmarks.Figures;
using Torghut.Benchmarks.Passes;

namespace Torghut.Benchmarks.Suites;

/// <summary>The program as a user starts it: cold without anything from an earlier run, warm with the day's tape of one.</summary>
internal sealed class WholeRunSuite(SuiteOptions options) : ISuite
{
    private readonly string _root = Path.Combine(options.Folder, "runs");

    /// <inheritdoc/>
    public string Name => "run";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure()
    {
        // The limit is measured in a process of its own: the program does not measure itself against it.
        double limit = new PassSuite(PassCatalog.Get("tape-read"), options).Run(hot: false).LimitPerSecond;
        var start = new ProgramStart(options, Name);

        // The first start of all finds files in the page cache or not; it does not count.
        _ = Cold(start);
        yield return ProgramFigure.Of(Name, "cold", "whole run, nothing cached", [.. Enumerable.Range(0, options.Runs).Select(_ => Cold(start))], limit);

        Empty();
        _ = start.Run(_root);
        yield return ProgramFigure.Of(Name, "warm", "whole run, tape cached", [.. Enumerable.Range(0, options.Runs).Select(_ => start.Run(_root))], limit);
        Empty();
    }

    private ProgramRun Cold(ProgramStart start)
    {
        Empty();
        return start.Run(_root);
    }

    private void Empty()
    {
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }
}
