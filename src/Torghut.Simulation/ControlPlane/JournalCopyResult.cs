namespace Torghut.Simulation.ControlPlane;

/// <summary>What became of writing a journal's copy.</summary>
public abstract record JournalCopyResult
{
    private JournalCopyResult()
    {
    }

    /// <summary>The copy says it.</summary>
    public sealed record Written : JournalCopyResult;

    /// <summary>The copy is another's now: whoever restores the surface has taken it, and this run may change nothing more.</summary>
    /// <param name="Reason">Who has it.</param>
    public sealed record Fenced(string Reason) : JournalCopyResult;

    /// <summary>The run may not write it.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(string Reason) : JournalCopyResult;

    /// <summary>There was no answer: it may say it or not.</summary>
    /// <param name="Reason">What happened instead.</param>
    public sealed record Indeterminate(string Reason) : JournalCopyResult;
}
