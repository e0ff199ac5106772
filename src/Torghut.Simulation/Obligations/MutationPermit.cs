namespace Torghut.Simulation.Obligations;

/// <summary>
/// The right to change one thing once. Only <see cref="ObligationJournal"/> makes one, and only when the pledge that
/// covers the change is on disk; so that whoever changes anything has pledged it.
/// </summary>
public sealed class MutationPermit
{
    private int _isRedeemed;

    private MutationPermit(Obligation obligation, MutationPurpose purpose)
    {
        Obligation = obligation;
        Purpose = purpose;
    }

    /// <summary>The pledge.</summary>
    public Obligation Obligation { get; }

    /// <summary>What the change is for.</summary>
    public MutationPurpose Purpose { get; }

    /// <summary>Uses the permit up. Whoever changes the thing calls this immediately before.</summary>
    /// <param name="kind">Kind of the thing that is about to be changed.</param>
    /// <param name="target">The thing that is about to be changed.</param>
    /// <exception cref="InvalidOperationException">It was used before, or is for another thing.</exception>
    public void Redeem(string kind, string target)
    {
        if (kind != Obligation.Kind || target != Obligation.Target)
        {
            throw new InvalidOperationException(
                $"The permit is for {Obligation.Kind} '{Obligation.Target}'; {kind} '{target}' was about to be changed.");
        }

        if (Interlocked.Exchange(ref _isRedeemed, 1) != 0)
        {
            throw new InvalidOperationException($"The permit for {kind} '{target}' was used before.");
        }
    }

    /// <summary>For <see cref="ObligationJournal"/> alone; a test over the compiled code keeps it so.</summary>
    internal static MutationPermit Issue(Obligation obligation, MutationPurpose purpose) => new(obligation, purpose);
}
