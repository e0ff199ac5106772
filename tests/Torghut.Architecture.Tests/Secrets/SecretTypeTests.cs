using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Torghut.Architecture.Tests.Support;
using Torghut.Simulation.Secrets;

namespace Torghut.Architecture.Tests.Secrets;

/// <summary>Secrets are typed so that neither they nor what holds them can be printed or serialised.</summary>
public sealed class SecretTypeTests
{
    private static readonly string[] s_names = ["Password", "Passphrase", "Secret", "ApiKey", "Credential", "Credentials"];

    public static TheoryData<string> Projects => Repository.ProjectNames;

    public static TheoryData<string> Holders => [.. Repository.Projects.SelectMany(Types).Where(type => SecretHolder.Holds(type)).Select(type => type.AssemblyQualifiedName!).Order(StringComparer.Ordinal)];

    [Fact]
    public void A_secret_gives_its_value_by_one_method_alone()
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        Type secret = typeof(Secret);

        Assert.Equal(
            [nameof(Secret.Reveal), nameof(ToString)],
            secret.GetMethods(All).Where(method => !method.IsPrivate && method.ReturnType == typeof(string)).Select(method => method.Name).Order());
        Assert.DoesNotContain(secret.GetMethods(All), method => method.Name is "op_Implicit" or "op_Explicit");
        Assert.All(secret.GetProperties(All), property => Assert.Equal(typeof(bool), property.PropertyType));
        Assert.All(secret.GetFields(All).Where(field => !field.IsLiteral), field => Assert.True(field.IsPrivate, field.Name));
        Assert.Equal([typeof(IEquatable<Secret>)], secret.GetInterfaces());
        Assert.True(secret.IsSealed);
        Assert.Equal(typeof(SecretJsonConverter), secret.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_member_that_is_called_a_secret_is_readable_text(string project)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        IEnumerable<string> readable = Types(Repository.Project(project))
            .SelectMany(type => type.GetProperties(All)
                .Where(property => property.GetMethod is { IsPrivate: false } && IsCalledSecret(property.Name) && IsText(property.PropertyType))
                .Select(property => $"{type}.{property.Name}")
                .Concat(type.GetFields(All)
                    .Where(field => !field.IsPrivate && !field.IsLiteral && IsCalledSecret(field.Name) && IsText(field.FieldType))
                    .Select(field => $"{type}.{field.Name}")));

        Assert.Empty(readable);
    }

    [Fact]
    public void Holders_of_secrets_are_found() =>
        Assert.Contains(Holders.Select(holder => holder.Data), name => name.StartsWith(typeof(PasswordSource.Clear).FullName!, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Holders))]
    public void What_holds_a_secret_prints_and_serialises_without_it(string holder)
    {
        object instance = SecretHolder.Make(Type.GetType(holder, throwOnError: true)!);

        Assert.DoesNotContain(SecretHolder.Value, SecretHolder.Text(instance.ToString), StringComparison.Ordinal);
        Assert.DoesNotContain(
            SecretHolder.Value, SecretHolder.Text(() => JsonSerializer.Serialize(instance, instance.GetType())), StringComparison.Ordinal);
    }

    private static bool IsCalledSecret(string name) => Array.Exists(s_names, name.EndsWith);

    private static bool IsText(Type type) => type == typeof(string) || (type != typeof(bool) && typeof(IEnumerable).IsAssignableFrom(type));

    private static IEnumerable<Type> Types(SourceProject project) =>
        Assembly.LoadFrom(project.AssemblyFile).GetTypes().Where(type => !type.Name.Contains('<', StringComparison.Ordinal));
}
