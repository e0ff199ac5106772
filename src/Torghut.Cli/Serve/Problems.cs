using Microsoft.AspNetCore.Http;
using Torghut.Simulation.Errors;

namespace Torghut.Cli.Serve;

/// <summary>Failures as problem documents (RFC 9457), with the code that scripts match on.</summary>
internal static class Problems
{
    private const string NotFoundCode = "run_not_found";

    /// <summary>The problem that an exception means.</summary>
    public static IResult Of(Exception exception)
    {
        SimulationException failure = FailureTranslation.Of(exception);
        return Of(StatusOf(failure), failure.Code, failure.Message);
    }

    /// <summary>A request that cannot be understood.</summary>
    public static IResult BadRequest(string detail) => Of(StatusCodes.Status400BadRequest, "invalid_request", detail);

    /// <summary>A thing that is not there.</summary>
    public static IResult NotFound(string code, string detail) => Of(StatusCodes.Status404NotFound, code, detail);

    private static int StatusOf(SimulationException failure) => failure switch
    {
        { Code: NotFoundCode } => StatusCodes.Status404NotFound,
        { Code: "invalid_window" or "invalid_run_id" or "usage" } => StatusCodes.Status400BadRequest,
        { Code: "internal_error" } => StatusCodes.Status500InternalServerError,

        // What is damaged, in the making or not readable now may be there later.
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    /// <summary>Paths of this machine stay in it: a message names files, a problem says what is wrong.</summary>
    private static IResult Of(int status, string code, string detail) => Results.Problem(
        detail: status == StatusCodes.Status500InternalServerError ? "The program failed; its log says where." : detail,
        statusCode: status,
        title: status switch
        {
            StatusCodes.Status400BadRequest => "The request cannot be understood.",
            StatusCodes.Status404NotFound => "There is no such thing.",
            StatusCodes.Status503ServiceUnavailable => "It cannot be read now.",
            _ => "The program failed.",
        },
        type: $"urn:torghut-sim:problem:{code.Split(':')[0]}",
        extensions: new Dictionary<string, object?> { ["code"] = code });
}
