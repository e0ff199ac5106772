using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Kubernetes.Rig.Worlds;

namespace Torghut.ControlPlane.Tests.Support;

/// <summary>A world at rest, in virtual time, with a folder for runs.</summary>
public abstract class RunWorld : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("torghut-run-").FullName;

    protected RunWorld()
    {
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 2, 27, 12, 0, 0, TimeSpan.Zero));

        // Argo CD must not undo what these tests change: its switch has tests of its own.
        World = new ProductWorld(Time, new ProductWorldOptions { HasRoot = false, Automation = "manual" });
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
        Directory.Delete(_root, recursive: true);
    }

    private protected RunProcess Process(int pid = 1, string runId = "run-1")
    {
        string folder = Path.Combine(_root, $"{runId}-{pid}");
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
