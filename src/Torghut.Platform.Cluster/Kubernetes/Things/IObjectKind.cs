using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.Things;

/// <summary>A kind whose things are whole objects: nothing is an object that is not there.</summary>
internal interface IObjectKind : IThingKind
{
    /// <summary>The object of a value.</summary>
    /// <param name="target">Target of the obligation.</param>
    /// <param name="desired">The value.</param>
    JsonObject Make(string target, string desired);
}
