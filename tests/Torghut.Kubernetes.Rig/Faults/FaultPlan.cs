namespace Torghut.Kubernetes.Rig.Faults;

/// <summary>The faults of a server, found by counting calls. Thread-safe.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<(Fault Fault, int Seen)> _faults = [];

    /// <summary>Adds a fault; its count begins now.</summary>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
        {
            _faults.Add((fault, 0));
        }
    }

    /// <summary>Ends all faults.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    /// <summary>Counts a call.</summary>
    /// <returns>The fault that hits it; null for none.</returns>
    public Fault? Next(string verb, string plural)
    {
        lock (_gate)
        {
            Fault? hit = null;
            for (int i = 0; i < _faults.Count; i++)
            {
                (Fault fault, int seen) = _faults[i];
                if ((fault.Verb ?? verb) != verb || (fault.Plural ?? plural) != plural)
                {
                    continue;
                }

                _faults[i] = (fault, seen + 1);
                if (hit is null && (fault.Call == 0 || fault.Call == seen + 1))
                {
                    hit = fault;
                }
            }

            return hit;
        }
    }
}
