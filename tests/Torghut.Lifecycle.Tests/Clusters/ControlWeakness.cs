namespace Torghut.Lifecycle.Tests.Clusters;

/// <summary>A step of the protocol with Argo CD that is left out, by what stands between the production code and the cluster.</summary>
public enum ControlWeakness
{
    /// <summary>Every step is made.</summary>
    None,

    /// <summary>Nothing is waited for after the Applications were seen manual.</summary>
    NoSettle,

    /// <summary>No refresh is asked for: its annotation never reaches the Application.</summary>
    NoBarrier,

    /// <summary>The root Application is not known, and goes on.</summary>
    NoRootFreeze,

    /// <summary>The journal is kept on the run's disk only.</summary>
    NoJournalCopy,
}
