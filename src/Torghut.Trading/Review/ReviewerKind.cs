namespace Torghut.Trading.Review;

/// <summary>Who reviews decisions before they become orders.</summary>
public enum ReviewerKind : byte
{
    /// <summary>Nobody.</summary>
    Off,

    /// <summary>Fixed rules, without a language model.</summary>
    Rules,

    /// <summary>A language model, asked by the host.</summary>
    Model,
}
