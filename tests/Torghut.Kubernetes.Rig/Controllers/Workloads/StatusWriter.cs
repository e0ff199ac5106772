using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Controllers.Machinery;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;

namespace Torghut.Kubernetes.Rig.Controllers.Workloads;

/// <summary>Writes a part of an object's status.</summary>
internal static class StatusWriter
{
    public static void Merge(ControllerHost host, ObjectKey key, JsonObject status, string manager) =>
        host.Store.Patch(
            key, PatchKind.Merge, new JsonObject { ["status"] = status }, new WriteContext(manager, Status: key.Kind.HasStatusSubresource));
}
