namespace Torghut.Simulation.Errors;

/// <summary>How the program ends. The numbers are a contract with scripts and pipelines.</summary>
public enum ExitCode
{
    /// <summary>Done; verdict PASS or WARN; everything restored.</summary>
    Success = 0,

    /// <summary>Usage, manifest, unreadable input or unwritable output; nothing touched.</summary>
    Usage = 2,

    /// <summary>Refused before the first write: a guard, the window, the input, another manifest, a held lock.</summary>
    Refused = 3,

    /// <summary>Failed after the first write; everything restored.</summary>
    Failed = 4,

    /// <summary>Something could not be put back.</summary>
    RestoreRequired = 5,

    /// <summary>Done and restored; verdict FAIL.</summary>
    VerdictFail = 6,

    /// <summary>Ended by a hang-up; everything restored.</summary>
    HangUp = 129,

    /// <summary>Ended by Ctrl-C; everything restored.</summary>
    Interrupted = 130,

    /// <summary>Ended by SIGTERM; everything restored.</summary>
    Terminated = 143,
}
