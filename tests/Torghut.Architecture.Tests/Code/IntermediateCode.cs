using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Torghut.Architecture.Tests.Code;

/// <summary>Reads the metadata tokens out of a method body.</summary>
internal static class IntermediateCode
{
    private static readonly Dictionary<int, OperandType> s_operands = typeof(OpCodes)
        .GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF, code => code.OperandType);

    /// <summary>Everything that the instructions of a body name: types, fields, methods, signatures.</summary>
    public static IEnumerable<EntityHandle> Tokens(byte[] code)
    {
        int position = 0;
        while (position < code.Length)
        {
            int opcode = code[position++];
            if (opcode == 0xFE)
            {
                opcode = 0xFE00 | code[position++];
            }

            OperandType operand = s_operands[opcode];
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineSig
                or OperandType.InlineTok or OperandType.InlineType)
            {
                yield return MetadataTokens.EntityHandle(BitConverter.ToInt32(code, position));
            }

            position += SizeOf(operand, code, position);
        }
    }

    private static int SizeOf(OperandType operand, byte[] code, int position) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => sizeof(int) + (sizeof(int) * BitConverter.ToInt32(code, position)),
        _ => 4,
    };
}
