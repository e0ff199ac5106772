namespace Torghut.Trading.Review;

/// <summary>A coarse level, in ascending order.</summary>
public enum Band : byte
{
    /// <summary>Low.</summary>
    Low,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>High.</summary>
    High,
}
