namespace Torghut.Kubernetes.Rig.Faults;

/// <summary>What goes wrong with a call.</summary>
public enum FaultAction
{
    /// <summary>The server answers an error status; nothing is written.</summary>
    Status,

    /// <summary>The connection is cut before the server acts.</summary>
    ResetBefore,

    /// <summary>The server acts, and the connection is cut before the answer.</summary>
    ResetAfter,

    /// <summary>The server acts, sends headers, and the body never ends.</summary>
    StallBody,

    /// <summary>The server waits before it acts.</summary>
    Delay,

    /// <summary>A watch stays open and says nothing.</summary>
    SilentWatch,

    /// <summary>A watch is closed before its first event.</summary>
    CloseWatch,
}
