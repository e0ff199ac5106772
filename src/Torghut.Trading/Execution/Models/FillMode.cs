namespace Torghut.Trading.Execution.Models;

/// <summary>How a working order fills.</summary>
internal enum FillMode : byte
{
    /// <summary>It has not met a tradable quote yet.</summary>
    Arriving,

    /// <summary>It has been marketable at every tradable quote since its arrival.</summary>
    Taking,

    /// <summary>It stands at its limit.</summary>
    Resting,
}
