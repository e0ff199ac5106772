namespace Torghut.Simulation.Verification;

/// <summary>What became of one check.</summary>
public enum CheckStatus
{
    /// <summary>Both sides are the same.</summary>
    Equal,

    /// <summary>The sides differ, or one side lacks the thing.</summary>
    Different,

    /// <summary>The thing names its run or its platform, and these differ.</summary>
    NotCompared,
}
