using System.Reflection;

namespace Torghut.Simulation.Runs;

/// <summary>The program's version.</summary>
public static class ProgramVersion
{
    /// <summary>Version as in the assembly, for example <c>0.1.0</c>.</summary>
    public static string Current { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
