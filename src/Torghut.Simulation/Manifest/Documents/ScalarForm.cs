namespace Torghut.Simulation.Manifest.Documents;

/// <summary>What an unquoted text is under YAML 1.2's core schema.</summary>
internal enum ScalarForm
{
    /// <summary>Text.</summary>
    Text,

    /// <summary><c>null</c>, <c>~</c> or nothing.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>; <c>yes</c> and <c>on</c> are texts.</summary>
    Boolean,

    /// <summary>A number, in any of the core schema's spellings.</summary>
    Number,
}
