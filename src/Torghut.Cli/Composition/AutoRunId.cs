using System.Globalization;
using NodaTime;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Identity;

namespace Torghut.Cli.Composition;

/// <summary>Makes a run id from the trading day and a sequence: <c>2026-02-27-01</c>.</summary>
internal static class AutoRunId
{
    /// <summary>What a user writes to get one.</summary>
    public const string Word = "auto";

    /// <summary>The first id of the day that has no folder yet.</summary>
    public static string Next(string outputRoot, LocalDate tradingDay)
    {
        string day = tradingDay.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        for (int sequence = 1; ; sequence++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"{day}-{sequence:00}");
            if (!Directory.Exists(RunFolder.Of(outputRoot, RunToken.FromRunId(id).Value).Root))
            {
                return id;
            }
        }
    }
}
