using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Torghut.Simulation.Secrets;

namespace Torghut.Architecture.Tests.Secrets;

/// <summary>Makes things that hold secrets, whatever their constructors ask for.</summary>
internal static class SecretHolder
{
    public const string Value = "hunter2-in-clear";

    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Whether a type can be made and a secret lies in it, at any depth.</summary>
    public static bool Holds(Type type) => !type.IsAbstract && !type.ContainsGenericParameters && !IsSecret(type) && Reaches(type, []);

    /// <summary>An instance whose secrets all have <see cref="Value"/>; everything else is empty.</summary>
    public static object Make(Type type)
    {
        object made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (FieldInfo field in FieldsOf(type))
        {
            if (Fill(field.FieldType) is object value)
            {
                field.SetValue(made, value);
            }
        }

        return made;
    }

    /// <summary>What a text-giving call gives; what a half-made thing cannot give is empty.</summary>
    public static string Text(Func<string?> call)
    {
        try
        {
            return call() ?? string.Empty;
        }
        catch (Exception failure) when (failure is NullReferenceException or InvalidOperationException or NotSupportedException or ArgumentException or JsonException)
        {
            return failure.ToString();
        }
    }

    private static object? Fill(Type type) =>
        type == typeof(Secret) ? new Secret(Value)
        : type == typeof(DatabaseAddress) ? new DatabaseAddress($"postgresql://user:{Value}@host/db")
        : type == typeof(PasswordSource) ? new PasswordSource.Clear(new Secret(Value))
        : type == typeof(string) ? string.Empty
        : Holds(type) ? Make(type)
        : null;

    private static bool Reaches(Type type, HashSet<Type> seen) => seen.Add(type)
        && type.Namespace?.StartsWith("Torghut", StringComparison.Ordinal) == true
        && FieldsOf(type).Any(field => IsSecret(field.FieldType) || Reaches(field.FieldType, seen));

    private static bool IsSecret(Type type) => type == typeof(Secret) || type == typeof(DatabaseAddress) || type == typeof(PasswordSource);

    private static IEnumerable<FieldInfo> FieldsOf(Type? type)
    {
        for (; type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(Fields))
            {
                yield return field;
            }
        }
    }
}
