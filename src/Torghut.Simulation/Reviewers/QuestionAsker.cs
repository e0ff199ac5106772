using Torghut.Reporting.Reviewers;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Prompts;
using Torghut.Trading.Review;
using Torghut.Trading.Review.Responses;
using Torghut.Trading.Review.Rules;

namespace Torghut.Simulation.Reviewers;

/// <summary>Puts a run's questions to one reviewer, several at a time.</summary>
/// <param name="create">Makes what answers a language model's questions.</param>
internal sealed class QuestionAsker(Func<NamedReviewer, IReviewer?> create)
{
    /// <summary>The reviewer and its answers, in the order of the questions.</summary>
    public async Task<AskedReviewer> AskAsync(
        NamedReviewer reviewer, IReadOnlyList<AskedQuestion> questions, CancellationToken cancellationToken)
    {
        if (reviewer.Review.Mode == ReviewMode.Rules)
        {
            return new AskedReviewer
            {
                Name = reviewer.Name,
                Model = RulesReviewer.Model,
                PromptVersion = RulesReviewer.PromptVersion,
                Policy = reviewer.Review.Policy,
                Answers = [.. questions.Select(question => ByRules(question, reviewer.Review.Rules))],
            };
        }

        ReviewPrompt prompt = PromptLibrary.Load(reviewer.Review.Prompt, reviewer.Review.PromptFile);
        string model = reviewer.Review.Endpoint.Model ?? string.Empty;
        return new AskedReviewer
        {
            Name = reviewer.Name,
            Model = model,
            PromptVersion = prompt.Version,
            PromptHash = prompt.Hash,
            Policy = reviewer.Review.Policy,
            Price = reviewer.Prices.GetValueOrDefault(model),
            Answers = await AskModelAsync(reviewer, prompt, questions, cancellationToken).ConfigureAwait(false),
        };
    }

    private static ReviewerAnswer ByRules(AskedQuestion question, ReviewRulesOptions rules) =>
        RulesReviewer.Review(question.Input, rules) is { } response
            ? new ReviewerAnswer(response, null, rules.LatencyMs, null, null)
            : new ReviewerAnswer(null, new ReviewError("schema", "the request cannot be read"), 0, null, null);

    private static ReviewerAnswer Read(ReviewAnswer answer)
    {
        ReviewResponse? response = null;
        ReviewError? error = answer.Error
            ?? (answer.Response is null
                ? new ReviewError("empty", "there is no response")
                : ReviewResponseParser.Parse(answer.Response, out response));
        return new ReviewerAnswer(response, error, answer.LatencyMs, answer.TokensPrompt, answer.TokensCompletion);
    }

    private async Task<IReadOnlyList<ReviewerAnswer>> AskModelAsync(
        NamedReviewer reviewer, ReviewPrompt prompt, IReadOnlyList<AskedQuestion> questions, CancellationToken cancellationToken)
    {
        using IReviewer model = create(reviewer) ?? throw new InvalidOperationException("There is nobody to ask.");
        int width = reviewer.Review.Endpoint.Concurrency;
        var answers = new ReviewerAnswer[questions.Count];
        var underWay = new Queue<(int Index, Task<ReviewAnswer> Answer)>();
        for (int i = 0; i < questions.Count; i++)
        {
            if (underWay.Count == width)
            {
                await TakeAsync().ConfigureAwait(false);
            }

            AskedQuestion question = questions[i];
            var request = new ReviewRequest(question.DecisionId, "", QuestionReader.For(question.Input, prompt.Version))
            {
                Description = question.DecisionId.ToString("D"),
            };
            underWay.Enqueue((i, model.AskAsync(request, cancellationToken)));
        }

        while (underWay.Count > 0)
        {
            await TakeAsync().ConfigureAwait(false);
        }

        model.Complete();
        return answers;

        async Task TakeAsync()
        {
            (int index, Task<ReviewAnswer> answer) = underWay.Dequeue();
            answers[index] = Read(await answer.ConfigureAwait(false));
        }
    }
}
