namespace Torghut.Trading.Risk;

/// <summary>A set of risk reasons.</summary>
/// <param name="bits">One bit per reason.</param>
internal readonly struct RiskReasons(uint bits)
{
    private const uint BlockingBits =
        (1u << (int)RiskReason.TradingDisabled)
        | (1u << (int)RiskReason.StrategyDisabled)
        | (1u << (int)RiskReason.KillSwitchEnabled)
        | (1u << (int)RiskReason.EmergencyStop)
        | (1u << (int)RiskReason.OutsideSession);

    private readonly uint _bits = bits;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _bits == 0;

    /// <summary>Whether a reason stands against trading at all, not against this order: the decision is blocked, not rejected.</summary>
    public bool IsBlocking => (_bits & BlockingBits) != 0;

    /// <summary>Adds a reason where it applies.</summary>
    public RiskReasons With(RiskReason reason, bool applies) => applies ? new RiskReasons(_bits | (1u << (int)reason)) : this;

    /// <summary>Whether a reason is in the set.</summary>
    public bool Contains(RiskReason reason) => (_bits & (1u << (int)reason)) != 0;

    /// <summary>The codes in the order of the reasons.</summary>
    public IReadOnlyList<string> Codes()
    {
        List<string> codes = [];
        foreach (RiskReason reason in RiskReasonCodes.All)
        {
            if (Contains(reason))
            {
                codes.Add(RiskReasonCodes.Code(reason));
            }
        }

        return codes;
    }
}
