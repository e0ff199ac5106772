using System.Globalization;

namespace Torghut.Simulation.Artifacts;

/// <summary>The processes of this machine, as the kernel lists them.</summary>
internal static class ProcessTable
{
    private const int StartTimeField = 19;

    /// <summary>When a process was started, in clock ticks since boot; null when there is no such process.</summary>
    public static long? StartTicks(int pid)
    {
        string file = string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat");
        string content;
        try
        {
            content = File.ReadAllText(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        // The second field is the program's name in parentheses and may hold blanks; fields are counted behind it.
        string[] fields = content[(content.LastIndexOf(')') + 2)..].Split(' ');
        return fields.Length > StartTimeField && long.TryParse(fields[StartTimeField], CultureInfo.InvariantCulture, out long ticks) ? ticks : null;
    }
}
