namespace Torghut.Simulation.Manifest;

/// <summary>What becomes of the language model's answers.</summary>
public enum CassetteMode
{
    /// <summary><c>off</c>: asked live, not recorded.</summary>
    Off,

    /// <summary><c>record</c>: asked live, recorded in place of what was recorded before.</summary>
    Record,

    /// <summary><c>replay</c>: only what is recorded; nobody is asked.</summary>
    Replay,

    /// <summary><c>replay_or_record</c>: what is recorded; the rest is asked live and recorded.</summary>
    ReplayOrRecord,
}
