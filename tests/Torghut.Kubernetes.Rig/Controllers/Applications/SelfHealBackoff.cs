namespace Torghut.Kubernetes.Rig.Controllers.Applications;

/// <summary>Time between one self-heal and the next: 0, 2, 6, 18, 54, 162, then 300 s.</summary>
internal static class SelfHealBackoff
{
    public static TimeSpan Of(int attempts)
    {
        double seconds = attempts == 0 ? 0 : 2;
        for (int i = 1; i < attempts && seconds < 300; i++)
        {
            seconds *= 3;
        }

        return TimeSpan.FromSeconds(Math.Min(seconds, 300));
    }
}
