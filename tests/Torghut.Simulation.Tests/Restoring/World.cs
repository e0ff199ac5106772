using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Tests.Restoring;

/// <summary>Things in memory, changed by compare-and-set; a script says how the next calls go wrong.</summary>
internal sealed class World : IControlPlane
{
    private readonly Dictionary<ThingId, string?> _values = [];
    private long _version;

    public TimeSpan SettleTime { get; set; }

    public string? Identity { get; set; }

    /// <summary>Mutations sent, in order.</summary>
    public List<ThingChange> Sent { get; } = [];

    /// <summary>What the next mutations do instead of their work; called with what does it.</summary>
    public Queue<Func<Func<MutationResult>, Task<MutationResult>>> NextMutations { get; } = new();

    /// <summary>What the next readings give instead.</summary>
    public Queue<Func<ThingReading, ThingReading>> NextReadings { get; } = new();

    public string? this[string target]
    {
        get => _values.GetValueOrDefault(Thing(target));
        set => _values[Thing(target)] = value;
    }

    public static ThingId Thing(string target) => new("value", target);

    public static Obligation Pledge(string target, string? captured, string? intended) => new()
    {
        Id = target,
        Kind = "value",
        Target = target,
        Captured = captured,
        Intended = intended,
        ManualCommand = $"set {target} '{captured}'",
    };

    public Task<ThingReading> ReadAsync(ThingId thing, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ThingReading reading = new ThingReading.Found(_values.GetValueOrDefault(thing), $"{_version}") { Identity = Identity, LastWriter = "someone" };
        return Task.FromResult(NextReadings.TryDequeue(out Func<ThingReading, ThingReading>? change) ? change(reading) : reading);
    }

    public Task<MutationResult> MutateAsync(MutationPermit permit, ThingChange change, CancellationToken cancellationToken)
    {
        permit.Redeem(change.Thing.Kind, change.Thing.Target);
        Sent.Add(change);
        return NextMutations.TryDequeue(out Func<Func<MutationResult>, Task<MutationResult>>? go) ? go(() => Apply(change)) : Task.FromResult(Apply(change));
    }

    private MutationResult Apply(ThingChange change)
    {
        if (_values.GetValueOrDefault(change.Thing) != change.Expected)
        {
            return new MutationResult.Conflict($"found {_values.GetValueOrDefault(change.Thing)}");
        }

        _values[change.Thing] = change.Desired;
        return new MutationResult.Applied($"{++_version}");
    }
}
