namespace Torghut.Market.Events;

/// <summary>What the decoder found out about a market event; zero for an ordinary one.</summary>
[Flags]
public enum EventFlags : byte
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>Arrived behind its (symbol, channel) watermark: counted, and enters neither bars nor book nor fills.</summary>
    Late = 1,

    /// <summary>A quote whose bid equals its ask.</summary>
    Locked = 2,

    /// <summary>A quote whose bid is above its ask.</summary>
    Crossed = 4,

    /// <summary>A status that stops trading of the symbol; a status event without it resumes trading.</summary>
    Halted = 8,
}
