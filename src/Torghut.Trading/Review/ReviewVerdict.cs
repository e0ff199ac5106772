namespace Torghut.Trading.Review;

/// <summary>What a reviewer says.</summary>
public enum ReviewVerdict : byte
{
    /// <summary>The order may go out as it is.</summary>
    Approve,

    /// <summary>The order must not go out.</summary>
    Veto,

    /// <summary>The order may go out with another quantity, type or limit.</summary>
    Adjust,

    /// <summary>The reviewer does not want to judge.</summary>
    Abstain,

    /// <summary>A person should judge.</summary>
    Escalate,
}
