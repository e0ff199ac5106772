using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Embedded.Control;

/// <summary>The one thing that an embedded run changes and must put back: the folder of its stores in the making.</summary>
internal sealed class ScratchFolder : IControlPlane
{
    private const string Kind = "scratch_folder";
    private const string Present = "stores in the making";

    private readonly RunFolder _folder;

    /// <summary>The scratch folder of a run.</summary>
    public ScratchFolder(RunFolder folder) => _folder = folder;

    /// <inheritdoc/>
    public TimeSpan SettleTime => TimeSpan.Zero;

    /// <summary>The pledge to remove a run's scratch folder.</summary>
    public static Obligation Obligation(RunFolder folder) => new()
    {
        Id = "scratch-folder",
        Kind = Kind,
        Target = TargetOf(folder),
        Captured = null,
        Intended = Present,
        Restore = "Removes the folder of the stores in the making.",
        ManualCommand = $"rm -rf {RunCommandLine.Quote(folder.Scratch)}",
    };

    /// <inheritdoc/>
    public Task<ThingReading> ReadAsync(ThingId thing, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Problem(thing) is string problem
            ? (ThingReading)new ThingReading.Refused(problem)
            : new ThingReading.Found(Value(), Version: string.Empty));
    }

    /// <inheritdoc/>
    public Task<MutationResult> MutateAsync(MutationPermit permit, ThingChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(permit);
        ArgumentNullException.ThrowIfNull(change);
        cancellationToken.ThrowIfCancellationRequested();
        permit.Redeem(change.Thing.Kind, change.Thing.Target);
        if (Problem(change.Thing) is string problem)
        {
            return Task.FromResult<MutationResult>(new MutationResult.Refused(problem));
        }

        if (Value() != change.Expected)
        {
            return Task.FromResult<MutationResult>(new MutationResult.Conflict(Value() ?? "the folder is not there"));
        }

        if (change.Desired is null)
        {
            _folder.Storage.DeleteFolder(_folder.Scratch);
            _folder.Storage.FlushFolder(_folder.Root);
        }
        else
        {
            _folder.Storage.CreateFolder(_folder.Scratch);
        }

        return Task.FromResult<MutationResult>(new MutationResult.Applied(Version: string.Empty));
    }

    private static string TargetOf(RunFolder folder) => folder.Relative(folder.Scratch) + "/";

    private string? Value() => _folder.Storage.FolderExists(_folder.Scratch) ? Present : null;

    private string? Problem(ThingId thing) => thing.Kind != Kind ? $"the embedded platform knows no '{thing.Kind}'"
        : thing.Target != TargetOf(_folder) ? $"'{thing.Target}' is not this run's scratch folder"
        : null;
}
