using System.Diagnostics;

namespace Torghut.EndToEnd.Tests.Scripts;

/// <summary>
/// A folder that looks like the repository to its scripts, with a <c>dotnet</c> command that only notes what it is asked
/// for: what the scripts decide is under test, not the compiler.
/// </summary>
internal sealed class ScriptSandbox : IDisposable
{
    private const string ProgramFolder = "src/Torghut.Cli/bin/Release/net10.0/linux-x64/publish";

    /// <summary>Refuses a source that contains "broken"; else "builds" a program that prints how it was started.</summary>
    private const string DotnetCommand = """
        #!/usr/bin/env bash
        case $1 in
          --version) [[ ! -e "$SANDBOX/old-sdk" ]] && echo 10.0.401 ;;
          --list-sdks) echo '8.0.404 [/usr/share/dotnet/sdk]' ;;
          build|publish)
            echo "$*" >>"$SANDBOX/builds"
            sleep 0.2
            if grep -rqs broken src; then
              echo 'Program.cs(1,1): error CS1001: Identifier expected'
              exit 1
            fi
            mkdir -p FOLDER
            cp "$SANDBOX/program" FOLDER/torghut-sim
            ;;
        esac
        """;

    private const string Program = """
        #!/usr/bin/env bash
        echo "folder=$PWD"
        for argument in "$@"; do echo "argument=$argument"; done
        [[ -e /proc/$$/fd/9 ]] && echo 'lock=kept'
        exit 6
        """;

    /// <summary>Makes the folder.</summary>
    public ScriptSandbox()
    {
        Root = Directory.CreateTempSubdirectory("torghut scripts ").FullName;
        foreach (string file in new[] { "torghut-sim", "test", "eng/dotnet-sdk.sh", "global.json" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
            File.Copy(Path.Combine(RepositoryRoot(), file), PathOf(file));
        }

        Write("src/Torghut.Cli/Program.cs", "return 0;");
        Write("src/Torghut.Market/Prices/Price.cs", "enum Price { }");
        Write("Torghut.slnx", string.Empty);
        Write("tools/program", Program, executable: true);
        File.Move(PathOf("tools/program"), PathOf("program"));
        Write("tools/dotnet", DotnetCommand.Replace("FOLDER", ProgramFolder, StringComparison.Ordinal), executable: true);
    }

    /// <summary>The folder; its name contains spaces.</summary>
    public string Root { get; }

    /// <summary>Whether scripts find only the commands in the folder's <c>tools</c>.</summary>
    public bool OnlyOwnTools { get; set; }

    /// <summary>How often the build system was started.</summary>
    public int Builds => File.Exists(PathOf("builds")) ? File.ReadAllLines(PathOf("builds")).Length : 0;

    /// <summary>Absolute path of a file of the folder.</summary>
    public string PathOf(string file) => Path.Combine(Root, file);

    /// <summary>Writes a file of the folder.</summary>
    public void Write(string file, string text, bool executable = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
        if (executable)
        {
            File.SetUnixFileMode(PathOf(file), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Runs a script of the folder, or by another path, and waits for its end.</summary>
    public ScriptResult Run(string script, params string[] arguments) => Start(script, Root, arguments).Result();

    /// <summary>Runs a script of the folder with one more environment variable.</summary>
    public ScriptResult Run(string script, (string Name, string Value) environment) => Start(script, Root, [], environment).Result();

    /// <summary>Starts a script in a working directory.</summary>
    public RunningScript Start(
        string script, string workingDirectory, string[]? arguments = null, (string Name, string Value)? environment = null)
    {
        ProcessStartInfo start = new(Path.Combine(Root, script), arguments ?? [])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SANDBOX"] = Root;
        start.Environment["PATH"] = OnlyOwnTools ? PathOf("tools") : $"{PathOf("tools")}:/usr/bin:/bin";
        start.Environment.Remove("DOTNET_ROOT");
        if (environment is { } variable)
        {
            start.Environment[variable.Name] = variable.Value;
        }

        return new RunningScript(Process.Start(start)!);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string RepositoryRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Torghut.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No Torghut.slnx above the tests.");
        }

        return folder;
    }
}
