namespace Torghut.Lifecycle.Tests.Weaknesses;

/// <summary>A rule of the protocol that is taken away from the production code by what stands between it and the world.</summary>
public enum Weakness
{
    /// <summary>Every rule holds.</summary>
    None,

    /// <summary>A pledge is written and not flushed.</summary>
    PledgesAreNotFlushed,

    /// <summary>A new file's name is not made durable.</summary>
    FoldersAreNotFlushed,

    /// <summary>Nothing is read back: what was sent is believed to be there.</summary>
    NothingIsReadBack,

    /// <summary>Things are put back in the order in which they were pledged.</summary>
    FirstPledgedIsFirstBack,

    /// <summary>A dead holder's lock is taken over whatever it owes.</summary>
    DeadHoldersOweNothing,

    /// <summary>A holder whose process runs is taken for dead.</summary>
    EveryHolderIsDead,

    /// <summary>A change is made whatever is there.</summary>
    ChangesAreNotCompared,

    /// <summary>A change that was sent and not confirmed is not waited for.</summary>
    NothingIsWaitedFor,

    /// <summary>The run folder's lock excludes nobody.</summary>
    FoldersAreNotLocked,
}
