using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Torghut.Simulation.Secrets;

/// <summary>
/// A connection text of a database, <c>postgresql://user@host:5432/db</c> or <c>host=… dbname=… user=…</c>, that may
/// hold a password. It prints and serialises with the password masked.
/// </summary>
[DebuggerDisplay("{Masked}")]
[JsonConverter(typeof(DatabaseAddressJsonConverter))]
public sealed class DatabaseAddress : IEquatable<DatabaseAddress>
{
    private readonly string _text;

    /// <summary>Wraps a connection text.</summary>
    public DatabaseAddress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
        Masked = AddressMask.Apply(text);
    }

    /// <summary>The text with <c>***</c> for a password.</summary>
    public string Masked { get; }

    /// <summary>Whether the text itself holds a password.</summary>
    public bool HoldsPassword => !string.Equals(Masked, _text, StringComparison.Ordinal);

    /// <summary>Whether the database's name is still to be put in for <c>{db}</c>.</summary>
    public bool IsTemplate => _text.Contains("{db}", StringComparison.Ordinal);

    /// <summary>The text itself; hand it to a client, never to a log, file or message.</summary>
    public string Reveal() => _text;

    /// <summary>The address with every <c>{db}</c> replaced by a database's name.</summary>
    public DatabaseAddress ForDatabase(string name) =>
        new(_text.Replace("{db}", name, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => Masked;

    /// <inheritdoc/>
    public bool Equals(DatabaseAddress? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DatabaseAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);
}
