namespace Torghut.Simulation.Identity;

/// <summary>A run's id and all names that are made of it.</summary>
public sealed record RunIdentity
{
    /// <summary>Longest identifier of Postgres, in bytes; ClickHouse allows more.</summary>
    public const int DatabaseNameMaxLength = 63;

    /// <summary>Longest Kubernetes label and service name, in characters.</summary>
    public const int KubernetesNameMaxLength = 63;

    private RunIdentity(string runId, RunToken token)
    {
        RunId = runId;
        Token = token;
    }

    /// <summary>The user's name for the run, trimmed.</summary>
    public string RunId { get; }

    /// <summary>The name made safe.</summary>
    public RunToken Token { get; }

    /// <summary>The token with <c>-</c> for <c>_</c>, at most 63 characters: a Kubernetes label value.</summary>
    public string KubernetesName =>
        BoundedName.Fit(Token.Value.Replace('_', '-'), KubernetesNameMaxLength, '-');

    /// <summary>
    /// <c>torghut_sim_{token}</c>: the run's own database in Postgres and ClickHouse, at most 63 characters; a longer
    /// token is shortened with a hash.
    /// </summary>
    public string DatabaseName => BoundedName.Fit($"torghut_sim_{Token}", DatabaseNameMaxLength, '_');

    /// <summary>Kafka consumer group of technical analysis.</summary>
    public string TechnicalAnalysisGroup => $"torghut-ta-sim-{Token}";

    /// <summary>Kafka consumer group of the trader's order feed.</summary>
    public string OrderFeedGroup => $"torghut-order-feed-sim-{Token}";

    /// <summary>Kafka client id of the dump's consumers.</summary>
    public string DumpClientId => $"torghut-sim-dump-{Token}";

    /// <summary>Kafka client id of the replay's producer.</summary>
    public string ReplayClientId => $"torghut-sim-replay-{Token}";

    /// <summary>The identity of a run's id.</summary>
    /// <exception cref="Errors.SimulationException"><c>invalid_run_id</c>.</exception>
    public static RunIdentity FromRunId(string runId)
    {
        ArgumentNullException.ThrowIfNull(runId);
        return new RunIdentity(runId.Trim(), RunToken.FromRunId(runId));
    }

    /// <summary>
    /// A Kubernetes object's name: <c>{prefix}-{token}</c> with <c>-</c> for <c>_</c>, at most 63 characters; a longer
    /// one is shortened with a hash.
    /// </summary>
    /// <param name="prefix">Begins with a letter; letters, digits and <c>-</c>.</param>
    public string KubernetesNameFor(string prefix) =>
        BoundedName.Fit($"{prefix}-{Token.Value.Replace('_', '-')}", KubernetesNameMaxLength, '-');
}
