namespace Torghut.Simulation.Monitoring;

/// <summary>What the looks of one watch have shown so far.</summary>
internal sealed class Watch
{
    private readonly TimeProvider _time;
    private readonly long _start;
    private long _lastChange;
    private string? _toldClass;
    private string? _toldRuntimeProblem;
    private long? _toldStall;

    /// <summary>Begins.</summary>
    public Watch(TimeProvider time)
    {
        _time = time;
        _start = time.GetTimestamp();
        _lastChange = _start;
    }

    /// <summary>The farthest of all looks; empty before the first.</summary>
    public RunSnapshot Farthest { get; private set; } = new();

    /// <summary>Whether any look has succeeded.</summary>
    public bool HasSeen { get; private set; }

    /// <summary>Looks so far.</summary>
    public int Looks { get; private set; }

    /// <summary>Why the last look failed; null when it did not.</summary>
    public string? Problem { get; private set; }

    /// <summary>Time since the beginning.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_start);

    /// <summary>Time since a look has shown more than the ones before.</summary>
    public TimeSpan UnchangedFor => _time.GetElapsedTime(_lastChange);

    /// <summary>Takes a look in.</summary>
    public void See(RunSnapshot snapshot)
    {
        Looks++;
        Problem = null;
        RunSnapshot farthest = HasSeen ? RunSnapshot.Farthest(Farthest, snapshot) : snapshot;
        bool moved = !HasSeen || farthest with { RuntimeProblem = null } != Farthest with { RuntimeProblem = null };
        HasSeen = true;
        Farthest = farthest;
        if (moved)
        {
            _lastChange = _time.GetTimestamp();
        }
    }

    /// <summary>Takes a failed look in.</summary>
    /// <returns>Whether the look before did not fail in the same way.</returns>
    public bool Fail(string problem)
    {
        Looks++;
        bool isNew = Problem != problem;
        Problem = problem;
        return isNew;
    }

    /// <summary>Whether the class is another than the one told last; it counts as told now.</summary>
    public bool IsNews(string classification) => Replace(ref _toldClass, classification);

    /// <summary>Whether the problem is another than the one told last; it counts as told now.</summary>
    public bool IsNewRuntimeProblem(string problem) => Replace(ref _toldRuntimeProblem, problem);

    /// <summary>Whether this standing still was not told yet; it counts as told now.</summary>
    public bool IsNewStall()
    {
        bool isNew = _toldStall != _lastChange;
        _toldStall = _lastChange;
        return isNew;
    }

    private static bool Replace(ref string? told, string now)
    {
        bool isNew = told != now;
        told = now;
        return isNew;
    }
}
