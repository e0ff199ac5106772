using Torghut.Simulation.Manifest.Shapes;
using Torghut.Simulation.Secrets;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary>The two keys of a password: <c>…_env</c>, which names a variable, and the password in clear.</summary>
internal static class PasswordKeys
{
    /// <summary>Adds both keys and the rule that at most one is given.</summary>
    /// <param name="section">The section.</param>
    /// <param name="name">The key of the password in clear.</param>
    /// <param name="get">The record's password.</param>
    /// <param name="set">The record with a password.</param>
    /// <param name="of">Whose password it is.</param>
    public static SectionShape<TSection> Password<TSection>(
        this SectionShape<TSection> section,
        string name,
        Func<TSection, PasswordSource?> get,
        Func<TSection, PasswordSource?, TSection> set,
        string of)
        where TSection : notnull
    {
        var variable = name + "_env";
        return section
            .Optional(
                variable,
                new TextShape(TextRules.Variable),
                record => (get(record) as PasswordSource.Variable)?.Name,
                (record, value) => value is null ? record : set(record, new PasswordSource.Variable(value)),
                $"Environment variable with the password of {of}.")
            .Optional(
                name,
                SecretShape.Instance,
                record => (get(record) as PasswordSource.Clear)?.Value,
                (record, value) => value is null ? record : set(record, new PasswordSource.Clear(value)),
                $"Password of {of} in clear: accepted with a warning, never written anywhere.")
            .Rule([name, variable], (record, keys) => OnlyOne(keys, name, variable));
    }

    private static bool OnlyOne(SectionKeys keys, string name, string variable)
    {
        if (!keys.HasValue(name) || !keys.HasValue(variable))
        {
            return true;
        }

        keys.Refuse(name, "conflicting_keys", $"{name} beside {variable}", "one of them");
        return false;
    }
}
