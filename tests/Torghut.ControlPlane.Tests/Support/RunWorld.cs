using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Kubernetes.Rig.Worlds;

namespace Torghut.ControlPlane.Tests.Support;

/// <summary>A world at rest, in virtual time, with a folder for runs. Unless asked for, Argo CD does not undo what is changed: its switch has tests of its own.</summary>
public abstract class RunWorld : IDisposable
{
    private protected string Root { get; } = Directory.CreateTempSubdirectory("torghut-run-").FullName;

    protected RunWorld()
        : this(new ProductWorldOptions { HasRoot = false, Automation = "manual" })
    {
    }

    private protected RunWorld(ProductWorldOptions options)
    {
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 2, 27, 12, 0, 0, TimeSpan.Zero));
        World = new ProductWorld(Time, options);
        Advance(TimeSpan.FromMinutes(1));
    }

    private protected FakeTimeProvider Time { get; }

    private protected ProductWorld World { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        World.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    private protected RunProcess Process(int pid = 1, string runId = "run-1")
    {
        string folder = Path.Combine(Root, $"{runId}-{pid}");
        Directory.CreateDirectory(folder);
        return new RunProcess(World, Time, folder, pid, runId);
    }

    private protected void Advance(TimeSpan duration)
    {
        for (TimeSpan done = TimeSpan.Zero; done < duration; done += TimeSpan.FromMilliseconds(100))
        {
            Time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }

    private protected JsonObject Live(ObjectKey key) => World.Store.Get(key).Object!;

    private protected JsonObject? Find(ResourceKind kind, string ns, string name) => World.Store.Get(new ObjectKey(kind, ns, name)).Object;

    private protected void Human(ObjectKey key, string merge) =>
        World.Store.Patch(key, PatchKind.Merge, JsonNode.Parse(merge), new WriteContext("kubectl-edit"));
}
