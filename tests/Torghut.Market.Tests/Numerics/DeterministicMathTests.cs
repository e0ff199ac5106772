using CsCheck;
using Torghut.Market.Numerics;

namespace Torghut.Market.Tests.Numerics;

public sealed class DeterministicMathTests
{
    /// <summary>Arguments and their logarithms, computed with 400 bits and rounded to the nearest double.</summary>
    public static TheoryData<double, double> Logarithms => new()
    {
        { 2.0, 0.6931471805599453 },
        { 3.0, 1.0986122886681098 },
        { 10.0, 2.302585092994046 },
        { 0.5, -0.6931471805599453 },
        { 0.1, -2.3025850929940455 },
        { 1e-10, -23.025850929940457 },
        { 10000000000.0, 23.025850929940457 },
        { 1.0000000000000002, 2.2204460492503128e-16 },
        { 0.9999999999999999, -1.1102230246251565e-16 },
        { 1.0001, 9.999500033329732e-05 },
        { 0.9999, -0.00010000500033334732 },
        { 1.4142135623730951, 0.3465735902799727 },
        { 1.414213562373095, 0.3465735902799726 },
        { 0.7071067811865476, -0.3465735902799726 },
        { 0.7071067811865475, -0.34657359027997275 },
        { 2.2250738585072014e-308, -708.3964185322641 },
        { 5e-324, -744.4400719213812 },
        { 1e-310, -713.8013788281542 },
        { 1.7976931348623157e+308, 709.782712893384 },
        { 1.0000579979120752, 5.7996230261294405e-05 },
        { 1.0001, 9.999500033329732e-05 },
        { 1.0000000009313226, 9.313225741817976e-10 },
        { 0.9647665529666325, -0.0358691209332837 },
        { 0.9301698347849005, -0.07238809145920137 },
        { 1.0301868946079709, 0.029740236856988955 },
        { 0.9144872573335086, -0.08939174527398386 },
        { 1.007176400861338, 0.007150773034005679 },
        { 0.9731377833825171, -0.027229600056246656 },
        { 6.30020766628226e-266, -610.64705214066 },
        { 28936.094471337747, 10.2728450384641 },
        { 3.143366824031471e-278, -638.9733613899073 },
        { 1.5396081359659988e-40, -91.67187579288094 },
        { 8.189438856809413e-259, -594.2666937055923 },
        { 2.6779841750610924e-246, -565.4508685385215 },
    };

    /// <summary>Exponents and powers of e, computed with 400 bits and rounded to the nearest double.</summary>
    public static TheoryData<double, double> Exponentials => new()
    {
        { 1.0, 2.718281828459045 },
        { -1.0, 0.36787944117144233 },
        { 0.5, 1.6487212707001282 },
        { 0.1, 1.1051709180756477 },
        { -0.1, 0.9048374180359595 },
        { 1e-10, 1.0000000001 },
        { -1e-20, 1.0 },
        { 10.0, 22026.465794806718 },
        { -10.0, 4.5399929762484854e-05 },
        { 100.0, 2.6881171418161356e+43 },
        { -100.0, 3.720075976020836e-44 },
        { 709.78, 1.7928227943945155e+308 },
        { -708.0, 3.307553003638408e-308 },
        { 0.3465735902799727, 1.4142135623730951 },
        { -0.35, 0.7046880897187134 },
        { 700.5, 1.6721859620674984e+304 },
        { -700.5, 5.980196118639791e-305 },
        { -0.15096162171497207, 0.8598806987725051 },
        { 0.6537042493440761, 1.9226496281269558 },
        { -0.7523960777007088, 0.47123608066774864 },
        { -0.5535220707859709, 0.5749213266369823 },
        { 0.2548664448111786, 1.2902892845359097 },
        { 0.8954178849140113, 2.44835870788445 },
        { 107.94412806449816, 7.577730790085044e+46 },
        { -144.64733548890774, 1.515166554249591e-63 },
        { 666.7571478300881, 3.7063810962540756e+289 },
        { -634.7842471351412, 2.0735011000151072e-276 },
        { 501.85584266815135, 8.978900970300024e+217 },
        { -294.5469991356532, 1.2018869349469053e-128 },
    };

    /// <summary>Arguments x and ln(1 + x), computed with 400 bits and rounded to the nearest double.</summary>
    public static TheoryData<double, double> LogarithmsOfOnePlus => new()
    {
        { 1e-300, 1e-300 },
        { 1e-17, 1e-17 },
        { -1e-17, -1e-17 },
        { 1e-10, 9.999999999500001e-11 },
        { -1e-10, -1.00000000005e-10 },
        { 1e-05, 9.999950000333332e-06 },
        { -1e-05, -1.0000050000333337e-05 },
        { 0.01, 0.009950330853168083 },
        { -0.01, -0.010050335853501442 },
        { 0.5, 0.4054651081081644 },
        { -0.5, -0.6931471805599453 },
        { -0.9999999999999999, -36.7368005696771 },
        { 3.0, 1.3862943611198906 },
        { 10000000000.0, 23.025850930040455 },
        { 1e+300, 690.7755278982137 },
        { 1.4582307443325784e-14, 1.4582307443325677e-14 },
        { 5.8463333037679246e-15, 5.846333303767907e-15 },
        { 4.238648093693398e-12, 4.238648093684414e-12 },
        { 0.00017454016685398703, 0.00017452493649124524 },
        { 5.139202125245728e-14, 5.139202125245596e-14 },
    };

    [Theory]
    [MemberData(nameof(Logarithms))]
    public void LogGivesTheNearestDouble(double x, double expected) => Assert.Equal(expected, DeterministicMath.Log(x));

    [Theory]
    [MemberData(nameof(Exponentials))]
    public void ExpGivesTheNearestDouble(double x, double expected) => Assert.Equal(expected, DeterministicMath.Exp(x));

    [Theory]
    [MemberData(nameof(LogarithmsOfOnePlus))]
    public void Log1PGivesTheNearestDouble(double x, double expected) => Assert.Equal(expected, DeterministicMath.Log1P(x));

    [Theory]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(-1.0, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(1.0, 0.0)]
    public void LogOfASpecialValue(double x, double expected) => Assert.Equal(expected, DeterministicMath.Log(x));

    [Theory]
    [InlineData(-1.0, double.NegativeInfinity)]
    [InlineData(-1.5, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(0.0, 0.0)]
    public void Log1POfASpecialValue(double x, double expected) => Assert.Equal(expected, DeterministicMath.Log1P(x));

    [Theory]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(-745.2, 0.0)]
    [InlineData(-745.1332191019411, 4.9406564584124654e-324)]
    [InlineData(0.0, 1.0)]
    [InlineData(709.782712893384, 1.7976931348622732e308)]
    [InlineData(709.79, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void ExpOfASpecialValue(double x, double expected) => Assert.Equal(expected, DeterministicMath.Exp(x));

    [Fact]
    public void LogIsWithinOneUnitInTheLastPlaceOfThePlatforms() =>
        AnyPositive.Sample(x => UnitsApart(DeterministicMath.Log(x), Math.Log(x)) <= 1, iter: 200_000);

    [Fact]
    public void LogNearOneIsWithinOneUnitInTheLastPlaceOfThePlatforms() =>
        Gen.Double[0.5, 2].Sample(x => UnitsApart(DeterministicMath.Log(x), Math.Log(x)) <= 1, iter: 200_000);

    [Fact]
    public void ExpIsWithinOneUnitInTheLastPlaceOfThePlatforms() =>
        Gen.Double[-745, 709.7].Sample(x => UnitsApart(DeterministicMath.Exp(x), Math.Exp(x)) <= 1, iter: 200_000);

    [Fact]
    public void LogNeverFallsWhenItsArgumentRises() =>
        AnyPositive.Sample(x => DeterministicMath.Log(x) <= DeterministicMath.Log(Math.BitIncrement(x)), iter: 100_000);

    private static Gen<double> AnyPositive { get; } = Gen.Long[1, 0x7FEF_FFFF_FFFF_FFFE].Select(BitConverter.Int64BitsToDouble);

    private static long UnitsApart(double left, double right) =>
        Math.Abs(BitConverter.DoubleToInt64Bits(left) - BitConverter.DoubleToInt64Bits(right));
}
