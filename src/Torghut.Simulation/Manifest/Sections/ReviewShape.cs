using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>review</c>: its keys, or the mode alone where the mode needs no other key.</summary>
internal sealed class ReviewShape : ValueShape<ReviewSection>
{
    private static readonly ChoiceShape Mode = new("off", "rules", "llm");

    private static readonly ChoiceShape ModeAlone = new("off", "rules")
    {
        Refused = new Dictionary<string, string> { ["llm"] = "llm needs keys: mode, base_url, model" },
    };

    private static readonly ChoiceShape Cassette = new("off", "record", "replay", "replay_or_record");
    private static readonly ChoiceShape Miss = new("fail", "error_review");

    private static readonly SectionShape<ReviewSection> Keys = ReviewEndpointShape.AddTo(First())
        .Value(
            "prompt",
            new TextShape(TextRules.Any),
            review => review.Prompt,
            (review, value) => review with { Prompt = value },
            "Prompt of the language model, by name and version; its hash is part of the run's identity.")
        .Optional(
            "prompt_file",
            FileShape.Instance,
            review => review.PromptFile,
            (review, value) => review with { PromptFile = value },
            "A file with a prompt of your own, in place of prompt. Its version is its folder and name: my-review/v2.md is my-review/v2.")
        .Value(
            "cassette",
            Cassette,
            review => Cassette.Word((int)review.Cassette),
            (review, value) => review with { Cassette = (CassetteMode)Cassette.Index(value) },
            "What becomes of the model's answers: off (asked, not recorded), record (asked and recorded), replay (only what is recorded; needs no network), replay_or_record (what is recorded, the rest asked and recorded).")
        .Add(new OptionalKey<ReviewSection, string>(
            "cassette_path",
            "File of recorded answers, one JSON object per line; runs may share it.",
            FileShape.Instance,
            review => review.CassettePath,
            (review, value) => review with { CassettePath = value })
        { DefaultWords = ".cassettes/review.ndjson in the folder of all runs" })
        .Value(
            "cassette_miss",
            Miss,
            review => Miss.Word(review.CassetteMissIsReviewError ? 1 : 0),
            (review, value) => review with { CassetteMissIsReviewError = value == Miss.Word(1) },
            "When replay finds no recorded answer: the run ends and names the decision (fail), or the review is an error and follows policy.error_fail_mode (error_review). Nobody is asked in either case.")
        .Value(
            "policy",
            ReviewPolicyShape.Shape,
            review => review.Policy,
            (review, value) => review with { Policy = value },
            "What becomes of responses. Equal to a limit passes.")
        .Value(
            "circuit_breaker",
            ReviewLimitsShape.Breaker,
            review => review.Breaker,
            (review, value) => review with { Breaker = value },
            "When a reviewer that keeps failing is left alone; event time.")
        .Value(
            "budget",
            ReviewLimitsShape.Budget,
            review => review.Budget,
            (review, value) => review with { Budget = value },
            "What the reviews of one run may cost. When it is spent nobody is asked any more, reviews are errors that follow policy.error_fail_mode, and the report has a finding.")
        .Value(
            "rules",
            ReviewLimitsShape.Rules,
            review => review.Rules,
            (review, value) => review with { Rules = value },
            "Limits of mode rules. An order that only reduces a position is never held back.")
        .Rule(["mode", "cassette", "base_url", "model"], RequireEndpoint);

    /// <inheritdoc/>
    public override string Expectation => $"{ModeAlone.Expectation}, or keys with values";

    /// <inheritdoc/>
    public override IReadOnlyList<ShapePart> Parts => Keys.Parts;

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable)
    {
        schema.WriteStartArray("anyOf");
        schema.WriteStartObject();
        Keys.WriteSchema(schema, nullable);
        schema.WriteEndObject();
        schema.WriteStartObject();
        ModeAlone.WriteSchema(schema, nullable: false);
        schema.WriteEndObject();
        schema.WriteEndArray();
    }

    /// <inheritdoc/>
    public override bool TryRead(ManifestNode node, string path, Binding binding, [MaybeNullWhen(false)] out ReviewSection value)
    {
        if (node is not ScalarNode)
        {
            return Keys.TryRead(node, path, binding, out value);
        }

        var valid = ModeAlone.TryRead(node, path, binding, out var mode);
        value = valid ? new ReviewSection { Mode = (ReviewMode)Mode.Index(mode!) } : null;
        return valid;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, ReviewSection value) => Keys.Write(json, value);

    private static SectionShape<ReviewSection> First() => new SectionShape<ReviewSection>(() => new ReviewSection())
        .Value(
            "mode",
            Mode,
            review => Mode.Word((int)review.Mode),
            (review, value) => review with { Mode = (ReviewMode)Mode.Index(value) },
            "Who reviews decisions before they become orders: nobody (off), fixed rules without a language model (rules), a language model (llm).")
        .Value(
            "shadow",
            FlagShape.Instance,
            review => review.Shadow,
            (review, value) => review with { Shadow = value },
            "Whether reviews are only kept and change nothing: orders are those of mode off.");

    private static bool RequireEndpoint(ReviewSection review, SectionKeys keys)
    {
        if (review.Mode != ReviewMode.Llm)
        {
            return true;
        }

        var valid = true;
        if (review.Endpoint.Model is null)
        {
            keys.Missing("model", "the name of the language model, because mode is llm");
            valid = false;
        }

        if (review.Endpoint.BaseUrl is null && review.MayAskLive)
        {
            keys.Missing("base_url", "the address of an OpenAI-compatible server, because mode is llm and cassette is not replay");
            valid = false;
        }

        return valid;
    }
}
