using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Torghut.Architecture.Tests.Code;

namespace Torghut.Architecture.Tests.Mutations;

/// <summary>Who calls a member, by name: read from the bodies of compiled methods, lambdas and state machines included.</summary>
internal static class Calls
{
    /// <summary>The outermost types of an assembly whose code names a member, in ordinal order.</summary>
    public static IReadOnlyList<string> To(Stream assembly, string type, string member)
    {
        using var file = new PEReader(assembly);
        MetadataReader metadata = file.GetMetadataReader();
        var callers = new SortedSet<string>(StringComparer.Ordinal);
        foreach (MethodDefinition method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition))
        {
            if (method.RelativeVirtualAddress == 0)
            {
                continue;
            }

            byte[] code = file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!;
            if (IntermediateCode.Tokens(code).Any(token => IsMember(metadata, token, type, member)))
            {
                callers.Add(UseCollector.Outermost(metadata, method.GetDeclaringType()).ToString());
            }
        }

        return [.. callers];
    }

    private static bool IsMember(MetadataReader metadata, EntityHandle token, string type, string member)
    {
        switch (token.Kind)
        {
            case HandleKind.MethodDefinition:
                MethodDefinition method = metadata.GetMethodDefinition((MethodDefinitionHandle)token);
                return metadata.StringComparer.Equals(method.Name, member)
                    && UseCollector.Outermost(metadata, method.GetDeclaringType()).Name == type;
            case HandleKind.MemberReference:
                MemberReference reference = metadata.GetMemberReference((MemberReferenceHandle)token);
                return metadata.StringComparer.Equals(reference.Name, member)
                    && reference.Parent.Kind == HandleKind.TypeReference
                    && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)reference.Parent).Name, type);
            case HandleKind.MethodSpecification:
                return IsMember(metadata, metadata.GetMethodSpecification((MethodSpecificationHandle)token).Method, type, member);
            default:
                return false;
        }
    }
}
