namespace Torghut.Lifecycle.Tests.Faults;

/// <summary>What goes wrong with one call.</summary>
public enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It fails and has done nothing.</summary>
    ErrorBefore,

    /// <summary>It fails although it has done its work (a write to a file: some of it).</summary>
    ErrorAfter,

    /// <summary>It never answers and does nothing.</summary>
    Hang,

    /// <summary>It never answers; its effect comes later, within the settle time.</summary>
    Late,

    /// <summary>It answers that there was a conflict, and has done nothing.</summary>
    Conflict,

    /// <summary>The process is killed before the call.</summary>
    KillBefore,

    /// <summary>The process is killed when the call has done its work.</summary>
    KillAfter,

    /// <summary>The process is killed; the effect of its call comes later, within the settle time.</summary>
    KillLate,

    /// <summary>The machine loses power before the call: what was not flushed is lost or torn.</summary>
    PowerLossBefore,

    /// <summary>The machine loses power when the call has done its work.</summary>
    PowerLossAfter,

    /// <summary>It is refused, as by a missing permission, and has done nothing.</summary>
    Refused,

    /// <summary>The user asks the process to stop (Ctrl-C).</summary>
    Stop,
}
