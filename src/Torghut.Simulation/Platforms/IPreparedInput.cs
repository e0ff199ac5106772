namespace Torghut.Simulation.Platforms;

/// <summary>Input that is ready to be replayed; its files stay open until it is disposed.</summary>
public interface IPreparedInput : IDisposable
{
    /// <summary>What it holds.</summary>
    InputSummary Summary { get; }

    /// <summary>Whether an earlier dump and tape were used again.</summary>
    bool Reused { get; }

    /// <summary>Why an earlier tape was not used again; null when there was none or it was used.</summary>
    string? RebuildReason { get; }
}
