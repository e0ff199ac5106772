using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Torghut.Simulation.Errors;
using Torghut.Trading.Ledger;

namespace Torghut.Simulation.Reviewers;

/// <summary>Reads a run's questions out of its ledger.</summary>
internal static class QuestionReader
{
    /// <summary>The questions, in the order of their asking.</summary>
    /// <exception cref="SimulationException">There are none (exit 2).</exception>
    public static IReadOnlyList<AskedQuestion> Read(ILedgerReader ledger, string runId)
    {
        List<AskedQuestion> questions = [];
        foreach (LlmDecisionReviewRow row in ledger.ReadReviews().OrderBy(row => row.CreatedAt).ThenBy(row => row.Id))
        {
            if (QuantityOf(row.InputJson) is { } quantity)
            {
                questions.Add(new AskedQuestion(row.Id, row.TradeDecisionId, row.InputJson, quantity));
            }
        }

        return questions.Count > 0
            ? questions
            : throw new SimulationException(
                ExitCode.Usage, "run_has_no_reviews", $"The run {runId} has no review whose request could be asked again; expected a run with review.mode rules or llm.");
    }

    /// <summary>The question as another reviewer with another prompt is asked it.</summary>
    public static string For(string input, string promptVersion)
    {
        JsonObject request = JsonNode.Parse(input)!.AsObject();
        request["prompt_version"] = promptVersion;
        return request.ToJsonString(ReviewerJson.Plain);
    }

    private static decimal? QuantityOf(string input)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(input);
            return document.RootElement.GetProperty("decision").GetProperty("qty") is var qty
                && decimal.TryParse(
                    qty.ValueKind == JsonValueKind.String ? qty.GetString() : qty.GetRawText(),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out decimal quantity)
                && quantity > 0
                ? quantity
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
