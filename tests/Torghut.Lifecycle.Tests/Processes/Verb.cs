namespace Torghut.Lifecycle.Tests.Processes;

/// <summary>Commands of the program.</summary>
public enum Verb
{
    Run,
    Teardown,
}
