namespace Torghut.ControlPlane.Tests.Protocol;

/// <summary>
/// Every interleaving, up to a number of refreshes, of Argo CD's controllers with the steps of the tool between switching the
/// element and changing a live object. The controllers act on copies that lag behind, a refresh decides by the copy it began
/// with, and starting an operation looks at nothing but whether there is one.
/// </summary>
internal sealed record ProtocolModel
{
    private const int Automated = 1;
    private const int Annotated = 2;
    private const int Operating = 4;

    /// <summary>Whether the tool waits longer than any copy lags.</summary>
    public bool Settles { get; init; }

    /// <summary>Whether it has a refresh begin and end after the switch.</summary>
    public bool PassesBarrier { get; init; }

    /// <summary>Whether it waits until there is no operation.</summary>
    public bool AwaitsOperation { get; init; }

    /// <summary>Whether it writes the Application itself too.</summary>
    public bool WritesApplication { get; init; }

    /// <summary>Whether somebody else asks for a refresh at any time.</summary>
    public bool OthersRefresh { get; init; }

    /// <summary>Refreshes in all.</summary>
    public int MostRefreshes { get; init; } = 3;

    /// <summary>Looks for a state in which what the tool changed was undone.</summary>
    /// <returns>Whether there is none, and how many states were looked at.</returns>
    public (bool IsSafe, int States) Check()
    {
        var first = new ModelState { Versions = Automated, Count = 1, Copy = Automated, Next = 1 };
        var seen = new HashSet<ModelState> { first };
        var queue = new Queue<ModelState>([first]);
        int states = 0;
        while (queue.TryDequeue(out ModelState state))
        {
            states++;
            foreach (ModelState next in From(state))
            {
                if (next is { IsPatched: true, IsDrifted: false })
                {
                    return (false, states);
                }

                if (seen.Add(next))
                {
                    queue.Enqueue(next);
                }
            }
        }

        return (true, states);
    }

    private IEnumerable<ModelState> From(ModelState s) =>
        SetController(s).Concat(Outside(s)).Concat(RefreshWorker(s)).Concat(OperationWorker(s)).Concat(Tool(s));

    private static IEnumerable<ModelState> SetController(ModelState s)
    {
        if (s.SetSees < s.Count - 1)
        {
            yield return s with { SetSees = (byte)(s.SetSees + 1) };
        }

        if (s.IsManual && !s.SeesManual)
        {
            yield return s with { SeesManual = true };
        }

        if (s.SetWrites != 0)
        {
            yield return s.Write((s.Last & ~Automated) | (s.SetWrites == 1 ? Automated : 0)) with { SetWrites = 0 };
        }
        else if (((s.At(s.SetSees) & Automated) != 0) == s.SeesManual)
        {
            yield return s with { SetWrites = (byte)(s.SeesManual ? 2 : 1) };
        }
    }

    private IEnumerable<ModelState> Outside(ModelState s)
    {
        if (s.Next < s.Count)
        {
            yield return s with { Copy = s.At(s.Next), Next = (byte)(s.Next + 1) };
        }

        if (!s.HasNewCommit && s.Step != ModelStep.Done)
        {
            yield return s with { HasNewCommit = true };
        }

        if (OthersRefresh && s.Requests < 1 && (s.Last & Annotated) == 0)
        {
            yield return s.Write(s.Last | Annotated) with { Requests = 1 };
        }
    }

    private IEnumerable<ModelState> RefreshWorker(ModelState s)
    {
        switch (s.Refresh)
        {
            case 0 when s.Refreshes < MostRefreshes:
                yield return s with { Refresh = 1, Snapshot = s.Copy, Refreshes = (byte)(s.Refreshes + 1) };
                break;
            case 1:
                yield return s with { Refresh = 2, IsOutOfSync = s.IsDrifted || s.HasNewCommit };
                break;
            case 2:
                bool starts = (s.Snapshot & Automated) != 0 && s.IsOutOfSync && (s.Snapshot & Operating) == 0 && (s.Last & Operating) == 0;
                yield return (starts ? WrittenBack(s, s.Last | Operating) : s) with { Refresh = 3 };
                break;
            case 3:
                yield return ((s.Snapshot & Annotated) != 0 ? WrittenBack(s, s.Last & ~Annotated) : s) with { Refresh = 0, Snapshot = 0, IsOutOfSync = false };
                break;
        }
    }

    /// <summary>The application controller puts what it writes into its own copy at once; what it hears of later may be older.</summary>
    private static ModelState WrittenBack(ModelState s, int version)
    {
        ModelState written = s.Write(version);
        return written with { Copy = written.Last };
    }

    private static IEnumerable<ModelState> OperationWorker(ModelState s)
    {
        if (s.Operation == 0 && (s.Last & Operating) != 0 && (s.Copy & Operating) != 0)
        {
            yield return s with { Operation = 1 };
        }
        else if (s.Operation == 1)
        {
            yield return s with { Operation = 2, IsDrifted = false, HasNewCommit = false };
        }
        else if (s.Operation == 2)
        {
            yield return s.Write(s.Last & ~Operating) with { Operation = 0 };
        }
    }

    private IEnumerable<ModelState> Tool(ModelState s)
    {
        switch (s.Step)
        {
            case ModelStep.Switch:
                ModelState switched = s with { IsManual = true, Step = ModelStep.SeeManual };
                yield return WritesApplication ? switched.Write(s.Last & ~Automated) : switched;
                break;
            case ModelStep.SeeManual when (s.Last & Automated) == 0:
                yield return s with { Step = After(ModelStep.SeeManual) };
                break;
            case ModelStep.Settle when s.Next == s.Count:
                yield return s with { Step = After(ModelStep.Settle) };
                break;
            case ModelStep.AskRefresh when (s.Last & Annotated) == 0:
                yield return s.Write(s.Last | Annotated) with { Step = ModelStep.AwaitRefresh };
                break;
            case ModelStep.AwaitRefresh when (s.Last & Annotated) == 0:
                yield return s with { Step = ModelStep.AwaitNoOperation };
                break;
            case ModelStep.AwaitNoOperation when (s.Last & (Operating | Automated)) == 0:
                yield return s with { Step = ModelStep.Patch };
                break;
            case ModelStep.Patch:
                yield return s with { Step = ModelStep.Done, IsDrifted = true, IsPatched = true };
                break;
        }
    }

    private ModelStep After(ModelStep step) =>
        step == ModelStep.SeeManual && Settles ? ModelStep.Settle
        : PassesBarrier ? ModelStep.AskRefresh
        : AwaitsOperation ? ModelStep.AwaitNoOperation
        : ModelStep.Patch;
}
