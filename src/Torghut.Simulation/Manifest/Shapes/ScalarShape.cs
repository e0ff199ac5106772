using System.Diagnostics.CodeAnalysis;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A shape of single values.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
internal abstract class ScalarShape<T> : ValueShape<T>
    where T : notnull
{
    /// <summary>What a variable looks like, for shapes whose values are no texts.</summary>
    protected const string VariablePattern = @"\$\{[A-Za-z_][A-Za-z0-9_]*\}";

    /// <summary>Whether messages may show a value as it was found.</summary>
    protected virtual bool MayShow(string text) => true;

    /// <inheritdoc/>
    public sealed override bool TryRead(ManifestNode node, string path, Binding binding, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not ScalarNode scalar)
        {
            binding.RefuseKind(node, path, Expectation);
            return false;
        }

        if (!binding.TryExpand(scalar, path, out var text))
        {
            return false;
        }

        if (!AcceptsForm(scalar, text, out var hint))
        {
            Refuse(scalar, text, path, "wrong_type", binding, hint);
            return false;
        }

        if (!TryConvert(text.Text, path, binding, out value))
        {
            Refuse(scalar, text, path, "not_allowed", binding, "");
            return false;
        }

        Accepted(scalar, text, path, binding);
        return true;
    }

    /// <summary>Whether the value is of the right kind, whatever its content.</summary>
    /// <param name="scalar">The value in the text.</param>
    /// <param name="text">Its text with variables put in.</param>
    /// <param name="hint">Added to what is expected; empty for none.</param>
    protected abstract bool AcceptsForm(ScalarNode scalar, ExpandedText text, out string hint);

    /// <summary>Converts a text of the right kind.</summary>
    protected abstract bool TryConvert(string text, string path, Binding binding, [MaybeNullWhen(false)] out T value);

    /// <summary>Reports a refused value.</summary>
    protected virtual void Refuse(ScalarNode scalar, ExpandedText text, string path, string code, Binding binding, string hint) =>
        binding.Refuse(scalar, path, code, Found(scalar, text), Expectation + hint);

    /// <summary>Called with every accepted value, for warnings.</summary>
    protected virtual void Accepted(ScalarNode scalar, ExpandedText text, string path, Binding binding)
    {
    }

    /// <summary>What was found; values from the environment and secrets are not shown.</summary>
    protected string Found(ScalarNode scalar, ExpandedText text)
    {
        if (!MayShow(text.Text))
        {
            return scalar.Text.Length == 0 ? "nothing" : "another value (not shown)";
        }

        return text.HasVariables ? $"the value of {Describe.Text(scalar.Text)}" : Describe.Scalar(scalar, text.Text);
    }
}
