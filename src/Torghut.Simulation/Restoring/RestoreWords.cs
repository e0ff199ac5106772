namespace Torghut.Simulation.Restoring;

/// <summary>Words with which details in journals begin, so that findings of one kind are told from others.</summary>
internal static class RestoreWords
{
    /// <summary>Somebody else had put the thing back.</summary>
    public const string ByOther = "restored_by_other";

    /// <summary>The thing is gone, or another one of its name: what is there cannot be compared with what the run changed.</summary>
    public const string Conflict = "conflict";
}
