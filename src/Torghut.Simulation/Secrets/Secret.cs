using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Torghut.Simulation.Secrets;

/// <summary>
/// A value that must not be seen: it prints and serialises as <c>***</c>. Only <see cref="Reveal"/> gives it, to the
/// client that connects with it.
/// </summary>
[DebuggerDisplay("***")]
[JsonConverter(typeof(SecretJsonConverter))]
public sealed class Secret : IEquatable<Secret>
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Mask = "***";

    private readonly string _value;

    /// <summary>Wraps a secret value.</summary>
    public Secret(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>Whether the value is the empty text.</summary>
    public bool IsEmpty => _value.Length == 0;

    /// <summary>The value itself; hand it to a client, never to a log, file or message.</summary>
    public string Reveal() => _value;

    /// <inheritdoc/>
    public override string ToString() => Mask;

    /// <inheritdoc/>
    public bool Equals(Secret? other) => other is not null && string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);
}
