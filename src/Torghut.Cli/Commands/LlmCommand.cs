using System.CommandLine;

namespace Torghut.Cli.Commands;

/// <summary><c>llm</c>: what language models said and what it was worth.</summary>
internal static class LlmCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context)
    {
        var command = new Command("llm", "Evaluate and compare reviewers.");
        command.Subcommands.Add(LlmEvaluateCommand.Create(options, context));
        command.Subcommands.Add(LlmCompareCommand.Create(options, context));
        return command;
    }
}
