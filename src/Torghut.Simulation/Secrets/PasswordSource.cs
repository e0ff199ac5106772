using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Secrets;

/// <summary>Where a password comes from.</summary>
public abstract record PasswordSource
{
    private PasswordSource()
    {
    }

    /// <summary>The password itself, read now.</summary>
    /// <param name="environment">Looks an environment variable up; null where it is not set.</param>
    /// <exception cref="SimulationException"><c>password_not_set</c>: the variable is not set.</exception>
    public abstract Secret Resolve(Func<string, string?> environment);

    /// <summary>An environment variable holds it.</summary>
    /// <param name="Name">Name of the variable.</param>
    public sealed record Variable(string Name) : PasswordSource
    {
        /// <inheritdoc/>
        public override Secret Resolve(Func<string, string?> environment)
        {
            ArgumentNullException.ThrowIfNull(environment);
            return environment(Name) is { } value
                ? new Secret(value)
                : throw new SimulationException(
                    ExitCode.Usage,
                    "password_not_set",
                    $"The environment variable {Name}, which the manifest names as a password, is not set.");
        }
    }

    /// <summary>The manifest holds it.</summary>
    /// <param name="Value">The password.</param>
    public sealed record Clear(Secret Value) : PasswordSource
    {
        /// <inheritdoc/>
        public override Secret Resolve(Func<string, string?> environment) => Value;
    }
}
