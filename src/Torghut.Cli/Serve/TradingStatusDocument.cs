namespace Torghut.Cli.Serve;

/// <summary>What the trading of the simulations stands at.</summary>
public sealed record TradingStatusDocument
{
    /// <summary>Whether every run's state can be read, and nothing is left to put back by nobody.</summary>
    public required bool Ok { get; init; }

    /// <summary>Always <c>simulation</c>: this program trades nothing else.</summary>
    public string Mode { get; init; } = "simulation";

    /// <summary>Always false.</summary>
    public bool LiveEnabled { get; init; }

    /// <summary>Version of the program.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>Runs.</summary>
    public required int Runs { get; init; }

    /// <summary>Runs that a process works on.</summary>
    public required IReadOnlyList<RunItem> InWork { get; init; }

    /// <summary>Names of runs that nobody works on and that have not put everything back.</summary>
    public required IReadOnlyList<string> Outstanding { get; init; }

    /// <summary>Names of runs whose state cannot be read.</summary>
    public required IReadOnlyList<string> Unreadable { get; init; }

    /// <summary>The run that was begun last; null without runs.</summary>
    public required RunItem? Latest { get; init; }
}
