using System.Text.Json;

namespace Torghut.Lifecycle.Tests.Checks;

/// <summary>A pledge as it stands in a journal.</summary>
internal sealed record JournalPledge(string Id, string Kind, string Target, string? Captured, string? Intended)
{
    public static JournalPledge Of(JsonElement obligation) => new(
        Text(obligation, "id")!, Text(obligation, "kind")!, Text(obligation, "target")!, Text(obligation, "captured"), Text(obligation, "intended"));

    private static string? Text(JsonElement obligation, string name) =>
        obligation.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
