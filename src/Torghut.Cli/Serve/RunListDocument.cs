namespace Torghut.Cli.Serve;

/// <summary>The runs there are.</summary>
/// <param name="Total">Runs below the folder of all runs.</param>
/// <param name="Runs">Those that were asked for, the one begun last first.</param>
public sealed record RunListDocument(int Total, IReadOnlyList<RunItem> Runs);
