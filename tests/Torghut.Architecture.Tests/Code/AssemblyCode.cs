using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Torghut.Architecture.Tests.Code;

/// <summary>What a built assembly says about its types: whom they use, declarations and bodies alike.</summary>
internal sealed class AssemblyCode : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    /// <summary>Opens an assembly.</summary>
    public AssemblyCode(Stream assembly)
    {
        _file = new PEReader(assembly);
        _metadata = _file.GetMetadataReader();
    }

    /// <summary>Opens an assembly's file.</summary>
    public static AssemblyCode Open(string file) => new(File.OpenRead(file));

    /// <summary>Each pair of different top-level types of which the first names the second; none that a compiler made up.</summary>
    public IReadOnlySet<TypeUse> Uses()
    {
        HashSet<TypeUse> uses = [];
        foreach (TypeDefinitionHandle handle in _metadata.TypeDefinitions)
        {
            TypeName from = UseCollector.Outermost(_metadata, handle);
            if (IsWritten(from))
            {
                uses.UnionWith(UsedBy(handle).Where(to => to != from && IsWritten(to)).Select(to => new TypeUse(from, to)));
            }
        }

        return uses;
    }

    /// <summary>
    /// Owners of constants and enumeration members, by <c>Type.Member</c>. The compiler copies their values into the
    /// code that uses them, so only the sources tell.
    /// </summary>
    public IEnumerable<KeyValuePair<string, TypeName>> Constants() =>
        from field in _metadata.FieldDefinitions.Select(_metadata.GetFieldDefinition)
        where (field.Attributes & FieldAttributes.Literal) != 0
        let type = _metadata.GetTypeDefinition(field.GetDeclaringType())
        select KeyValuePair.Create(
            $"{_metadata.GetString(type.Name)}.{_metadata.GetString(field.Name)}",
            UseCollector.Outermost(_metadata, field.GetDeclaringType()));

    /// <summary>Classes, nested ones too, that are neither sealed nor static nor abstract.</summary>
    public IEnumerable<string> OpenClasses() => _metadata.TypeDefinitions
        .Select(_metadata.GetTypeDefinition)
        .Where(type => (type.Attributes & (TypeAttributes.Interface | TypeAttributes.Sealed | TypeAttributes.Abstract)) == 0)
        .Where(type => IsWritten(new TypeName(string.Empty, _metadata.GetString(type.Name))) && !IsEntryPoint(type))
        .Select(type => $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}")
        .Order(StringComparer.Ordinal);

    /// <summary>Every member of another assembly that the code names, as <c>Namespace.Type.member</c>.</summary>
    public IEnumerable<string> ForeignMembers() => _metadata.MemberReferences
        .Select(_metadata.GetMemberReference)
        .Where(member => member.Parent.Kind == HandleKind.TypeReference)
        .Select(member => $"{FullName((TypeReferenceHandle)member.Parent)}.{_metadata.GetString(member.Name)}");

    /// <summary>Every type of another assembly that the code names, as <c>Namespace.Type</c>.</summary>
    public IEnumerable<string> ForeignTypes() => _metadata.TypeReferences.Select(FullName);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Names that no one can write in C# start with an angle bracket.</summary>
    private static bool IsWritten(TypeName type) => !type.Name.StartsWith('<');

    private HashSet<TypeName> UsedBy(TypeDefinitionHandle handle)
    {
        HashSet<TypeName> found = [];
        UseCollector collector = new(_metadata, found);
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        collector.Add(type.BaseType);
        AddAttributes(collector, type.GetCustomAttributes());
        AddConstraints(collector, type.GetGenericParameters());
        foreach (InterfaceImplementationHandle implementation in type.GetInterfaceImplementations())
        {
            collector.Add(_metadata.GetInterfaceImplementation(implementation).Interface);
        }

        foreach (FieldDefinition field in type.GetFields().Select(_metadata.GetFieldDefinition))
        {
            field.DecodeSignature(collector, default);
            AddAttributes(collector, field.GetCustomAttributes());
        }

        foreach (PropertyDefinition property in type.GetProperties().Select(_metadata.GetPropertyDefinition))
        {
            AddAttributes(collector, property.GetCustomAttributes());
        }

        foreach (EventDefinition definition in type.GetEvents().Select(_metadata.GetEventDefinition))
        {
            collector.Add(definition.Type);
        }

        foreach (MethodDefinition method in type.GetMethods().Select(_metadata.GetMethodDefinition))
        {
            AddMethod(collector, method);
        }

        return found;
    }

    private void AddMethod(UseCollector collector, MethodDefinition method)
    {
        method.DecodeSignature(collector, default);
        AddAttributes(collector, method.GetCustomAttributes());
        AddConstraints(collector, method.GetGenericParameters());
        foreach (Parameter parameter in method.GetParameters().Select(_metadata.GetParameter))
        {
            AddAttributes(collector, parameter.GetCustomAttributes());
        }

        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        MethodBodyBlock body = _file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            collector.Add(body.LocalSignature);
        }

        foreach (ExceptionRegion region in body.ExceptionRegions)
        {
            collector.Add(region.CatchType);
        }

        foreach (EntityHandle token in IntermediateCode.Tokens(body.GetILBytes()!))
        {
            collector.Add(token);
        }
    }

    private void AddAttributes(UseCollector collector, CustomAttributeHandleCollection attributes)
    {
        foreach (CustomAttributeHandle attribute in attributes)
        {
            collector.Add(_metadata.GetCustomAttribute(attribute).Constructor);
        }
    }

    private void AddConstraints(UseCollector collector, GenericParameterHandleCollection parameters)
    {
        foreach (GenericParameterConstraintHandle constraint in parameters
            .SelectMany(parameter => _metadata.GetGenericParameter(parameter).GetConstraints()))
        {
            collector.Add(_metadata.GetGenericParameterConstraint(constraint).Type);
        }
    }

    /// <summary>The class that the compiler makes of top-level statements.</summary>
    private bool IsEntryPoint(TypeDefinition type) =>
        type.GetMethods().Any(method => _metadata.GetString(_metadata.GetMethodDefinition(method).Name) == "<Main>$");

    private string FullName(TypeReferenceHandle handle)
    {
        TypeReference type = _metadata.GetTypeReference(handle);
        string name = _metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{FullName((TypeReferenceHandle)type.ResolutionScope)}.{name}"
            : $"{_metadata.GetString(type.Namespace)}.{name}";
    }
}
