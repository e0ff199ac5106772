using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Problems;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>One reading of a manifest: what shapes need to know, and where they put problems and warnings.</summary>
/// <param name="baseFolder">Absolute folder of the manifest, for relative paths.</param>
/// <param name="environment">Looks an environment variable up; null where it is not set.</param>
internal sealed class Binding(string baseFolder, Func<string, string?> environment)
{
    /// <summary>Absolute folder of the manifest.</summary>
    public string BaseFolder { get; } = baseFolder;

    /// <summary>What is wrong so far.</summary>
    public List<ManifestProblem> Problems { get; } = [];

    /// <summary>What is worth knowing so far.</summary>
    public List<ManifestWarning> Warnings { get; } = [];

    /// <summary>The text of a scalar with its variables put in; a fault is reported.</summary>
    public bool TryExpand(ScalarNode node, string path, out ExpandedText text)
    {
        text = VariableExpansion.Expand(node.Text, environment);
        if (text.Fault is not { } fault)
        {
            return true;
        }

        if (fault.UnsetName is { } name)
        {
            Refuse(node, path, "unset_variable", $"${{{name}}}, which is not set", $"the environment variable {name} to be set");
        }
        else
        {
            Refuse(node, path, "bad_variable", Describe.Text(node.Text), "${NAME} (write $${ for a literal ${)");
        }

        return false;
    }

    /// <summary>Reports a value of the wrong kind.</summary>
    public void RefuseKind(ManifestNode node, string path, string expected) =>
        Refuse(node, path, "wrong_type", Describe.Node(node), expected);

    /// <summary>Reports a problem at a value.</summary>
    public void Refuse(ManifestNode node, string path, string code, string found, string expected) =>
        RefuseAt(node.At, new ManifestProblem { Code = code, Key = path, Found = found, Expected = expected });

    /// <summary>Reports a problem at a place.</summary>
    public void RefuseAt(SourceLocation at, ManifestProblem problem) =>
        Problems.Add(problem with { Line = at.Line, Column = at.Column });

    /// <summary>Reports a warning at a place.</summary>
    public void Warn(SourceLocation at, string code, string path, string message) =>
        Warnings.Add(new ManifestWarning(code, at.Line, at.Column, path, message));
}
