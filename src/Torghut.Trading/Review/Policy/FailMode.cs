namespace Torghut.Trading.Review.Policy;

/// <summary>What becomes of a decision whose review says nothing usable.</summary>
public enum FailMode : byte
{
    /// <summary>It does not go out.</summary>
    Veto,

    /// <summary>It goes out as it was.</summary>
    PassThrough,
}
