using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Torghut.Benchmarks.Days;
using Torghut.Benchmarks.Jobs;
using Torghut.Benchmarks.Suites;

namespace Torghut.Benchmarks;

/// <summary>Where a call becomes benchmarks, and a job becomes a measurement.</summary>
internal static class Program
{
    private const int SyntheticSymbols = 8;

    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case [JobProcess.PassArgument, string file]:
                PassJob pass = Read(file, JobJson.Default.PassJob);
                Write(pass.ResultFile, PassRunner.Run(pass), JobJson.Default.PassResult);
                return 0;
            case [JobProcess.ProgramArgument, string file]:
                ProgramJob program = Read(file, JobJson.Default.ProgramJob);
                Write(program.ResultFile, ProgramRunner.Run(program), JobJson.Default.ProgramResult);
                return 0;
            default:
                return Command().Parse(arguments).Invoke();
        }
    }

    private static RootCommand Command()
    {
        var names = new Argument<string[]>("name") { Description = "Benchmarks, or beginnings of their names; all without one.", Arity = ArgumentArity.ZeroOrMore };
        var runs = new Option<int>("--runs") { Description = "Measurements of each, at least.", DefaultValueFactory = _ => 5 };
        var json = new Option<FileInfo?>("--json") { Description = "File for the figures." };
        var data = new Option<DirectoryInfo?>("--data") { Description = "LEAN data folder, the one above equity/." };
        var synthetic = new Option<bool>("--synthetic") { Description = "The synthetic day, whatever data there is." };
        var work = new Option<DirectoryInfo>("--work") { Description = "Folder for tapes, dumps and runs.", Required = true };
        var program = new Option<FileInfo>("--program") { Description = "The program's file.", Required = true };
        var command = new RootCommand("Measures how fast a day goes through the product, piece by piece and as a whole.") { names, runs, json, data, synthetic, work, program };
        command.SetAction(result =>
        {
            try
            {
                string folder = Path.Combine(result.GetValue(work)!.FullName, $"call-{Environment.ProcessId}");
                BenchmarkDay day = ChooseDay(result.GetValue(synthetic) ? null : result.GetValue(data));
                var options = new SuiteOptions(day, folder, result.GetValue(runs), result.GetValue(program)!.FullName);
                new BenchmarkCall(options, result.GetValue(names) ?? []).Run(result.GetValue(json)?.FullName);
                return 0;
            }
            catch (BenchmarkException e)
            {
                Console.Error.WriteLine(e.Message);
                return 1;
            }
        });
        return command;
    }

    private static BenchmarkDay ChooseDay(DirectoryInfo? data) => data is null
        ? BenchmarkDay.Synthetic(SyntheticSymbols)
        : LeanDays.FindLargest(data.FullName)
            ?? throw new BenchmarkException($"{data.FullName} has no trading day with trades and quotes below equity/<market>/tick/.");

    private static T Read<T>(string file, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(File.ReadAllText(file), type)!;

    private static void Write<T>(string file, T value, JsonTypeInfo<T> type) => File.WriteAllText(file, JsonSerializer.Serialize(value, type));
}
