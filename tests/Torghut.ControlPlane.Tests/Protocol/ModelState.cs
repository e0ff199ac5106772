namespace Torghut.ControlPlane.Tests.Protocol;

/// <summary>
/// A state of the model: one Application, its ApplicationSet, one worker for each key, and the tool. Versions of the
/// Application are kept in order, three bits each: automated 1, refresh annotation 2, operation 4.
/// </summary>
internal readonly record struct ModelState
{
    public ulong Versions { get; init; }

    public byte Count { get; init; }

    /// <summary>Whether the element is manual.</summary>
    public bool IsManual { get; init; }

    /// <summary>Whether the ApplicationSet controller has seen that.</summary>
    public bool SeesManual { get; init; }

    /// <summary>The application controller's copy, and which version it hears of next.</summary>
    public byte Copy { get; init; }

    public byte Next { get; init; }

    /// <summary>Which version of the Application the ApplicationSet controller has seen.</summary>
    public byte SetSees { get; init; }

    /// <summary>What the ApplicationSet controller is about to write: 0 nothing, 1 automated, 2 manual.</summary>
    public byte SetWrites { get; init; }

    /// <summary>The refresh: 0 none, 1 comparing, 2 deciding, 3 persisting; the copy that it began with; whether it found a difference.</summary>
    public byte Refresh { get; init; }

    public byte Snapshot { get; init; }

    public bool IsOutOfSync { get; init; }

    /// <summary>The operation: 0 none, 1 running, 2 applied.</summary>
    public byte Operation { get; init; }

    /// <summary>Whether the live object differs from Git by the tool's change, and whether the tool has made it.</summary>
    public bool IsDrifted { get; init; }

    public bool IsPatched { get; init; }

    public bool HasNewCommit { get; init; }

    public ModelStep Step { get; init; }

    public byte Refreshes { get; init; }

    public byte Requests { get; init; }

    public byte Last => At(Count - 1);

    public byte At(int index) => (byte)((Versions >> (3 * index)) & 7);

    /// <summary>Another version of the Application, where it is another.</summary>
    /// <exception cref="OverflowException">There are more versions than the model has room for.</exception>
    public ModelState Write(int version) => version == Last ? this
        : Count > 20 ? throw new OverflowException()
        : this with { Versions = Versions | ((ulong)version << (3 * Count)), Count = checked((byte)(Count + 1)) };
}
