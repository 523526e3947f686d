using Abscopal.Numerics.Differential;
using static Abscopal.Biology.Model.LesionState;

namespace Abscopal.Biology.Model;

/// <summary>
/// The equations of lesions, immunity, drug and hazard, for one subject or several side by side. The same equations
/// with their sources stand in docs/biology.md, and as formulas in
/// <see cref="Exchange.LesionImmuneDescription"/>; a test holds the two together.
/// </summary>
/// <typeparam name="T">One subject or several.</typeparam>
internal sealed class LesionImmuneSystem<T> : IDifferentialSystem<T>
    where T : struct, ILane<T>
{
    public const int States = 19;

    // Below a cubic nanometre a volume only keeps logarithms finite.
    private static readonly T LeastVolume = T.Of(1e-15);

    private T _logCapacity, _decay, _brainPenetration, _brainImmunity, _dying, _interferonDecay, _gamma, _effectorLoss, _exhaustion;
    private T _exhaustionVolume, _freeBrake, _brakeAtRest, _brakeEffectors, _halfOccupancy, _dendriticRate, _maturationAtRest, _halfAntigen;
    private T _turnover, _primed, _recovery, _lymphocyteKill, _theta, _logScale, _background, _brainWeight;
    private T _exchangeCentral, _exchangePeripheral, _saturable, _halfSaturation;

    public int Dimension => States;

    public T Growth;
    public T KillSensitive;
    public T KillResistant;
    public T Presentation;
    public T EffectorKill;
    public T Hazard;
    public T Elimination;

    public void Set(ModelConstants c, CheckpointDrug drug)
    {
        _logCapacity = T.Log(T.Of(c.Capacity));
        _decay = T.Of(c.ChemotherapyDecay);
        _brainPenetration = T.Of(c.BrainPenetration);
        _brainImmunity = T.Of(c.BrainImmunity);
        _dying = T.Of(c.DyingClearance);
        _interferonDecay = T.Of(c.InterferonDecay);
        _gamma = T.Of(c.InterferonTrafficking);
        _effectorLoss = T.Of(c.EffectorLoss);
        _exhaustion = T.Of(c.Exhaustion);
        _exhaustionVolume = T.Of(c.ExhaustionVolume);
        _freeBrake = T.Of(c.Brake * c.HalfOccupancy);
        _brakeAtRest = T.Of(c.BrakeAtRest);
        _brakeEffectors = T.Of(c.BrakeEffectors);
        _halfOccupancy = T.Of(c.HalfOccupancy);
        _dendriticRate = T.Of(c.DendriticRate);
        _maturationAtRest = T.Of(c.MaturationAtRest);
        _halfAntigen = T.Of(c.HalfAntigen);
        _turnover = T.Of(c.TCellTurnover);
        _primed = T.Of(c.Priming * c.TCellTurnover);
        _recovery = T.Of(c.LymphocyteRecovery);
        _lymphocyteKill = T.Of(c.LymphocyteKill);
        _theta = T.Of(c.HazardExponent);
        _logScale = T.Log(T.Of(100));
        _background = T.Of(c.HazardBackground);
        _brainWeight = T.Of(c.BrainWeight);
        _exchangeCentral = T.Of(drug.Exchange / drug.CentralVolume);
        _exchangePeripheral = T.Of(drug.Exchange / drug.PeripheralVolume);
        _saturable = T.Of(drug.SaturableRate / drug.CentralVolume);
        _halfSaturation = T.Of(drug.HalfSaturation);
    }

    public void Derivative(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        T zero = T.Of(0);
        T one = T.Of(1);
        T u = y[(int)Chemotherapy];
        T central = y[(int)DrugCentral];
        // Quotients share a division: 1/a and 1/b are b and a times 1/(ab).
        T unbound = central + _halfOccupancy;
        T unsaturated = central + _halfSaturation;
        T both = one / (unbound * unsaturated);
        T brake = _freeBrake * unsaturated * both;
        T tCells = y[(int)TraffickingTCells];
        T primary = Lesion(y, dy, (int)PrimarySensitive, u, brake, tCells, out _);
        T distant = Lesion(y, dy, (int)DistantSensitive, u, brake, tCells, out T distantKill);

        T inBrain = y[(int)BrainSensitive] + y[(int)BrainResistant];
        T growth = Growth * (_logCapacity - T.Log(T.Max(inBrain, LeastVolume)));
        T immune = _brainImmunity * distantKill;
        T reaching = _brainPenetration * u;
        dy[(int)BrainSensitive] = (growth - (KillSensitive * reaching) - immune) * y[(int)BrainSensitive];
        dy[(int)BrainResistant] = (growth - (KillResistant * reaching) - immune) * y[(int)BrainResistant];

        T dyingPrimary = y[(int)PrimaryDying];
        T dyingDistant = y[(int)DistantDying];
        T antigen = (dyingPrimary * (_maturationAtRest + y[(int)PrimaryInterferon])) + (dyingDistant * (_maturationAtRest + y[(int)DistantInterferon]));
        T presented = Presentation * antigen / (_halfAntigen + dyingPrimary + dyingDistant);
        T dendritic = y[(int)DendriticCells];
        T lymphocytes = y[(int)Lymphocytes];
        dy[(int)Chemotherapy] = zero - (_decay * u);
        dy[(int)Lymphocytes] = (_recovery * (one - lymphocytes)) - (_lymphocyteKill * u * lymphocytes);
        dy[(int)DendriticCells] = _dendriticRate * (presented - dendritic);
        dy[(int)TraffickingTCells] = (_turnover * (one - tCells)) + (_primed * lymphocytes * dendritic);

        T peripheral = y[(int)DrugPeripheral];
        dy[(int)DrugCentral] = (_exchangeCentral * (peripheral - central)) - (Elimination * central) - (_saturable * central * unbound * both);
        dy[(int)DrugPeripheral] = _exchangePeripheral * (central - peripheral);

        T burden = primary + distant + (_brainWeight * inBrain);
        dy[(int)CumulativeHazard] = T.MultiplyAdd(Hazard, T.Exp(_theta * (T.Log(T.Max(burden, LeastVolume)) - _logScale)), _background);
    }

    private T Lesion(ReadOnlySpan<T> y, Span<T> dy, int at, T u, T brake, T tCells, out T immune)
    {
        T sensitive = y[at];
        T resistant = y[at + 1];
        T interferon = y[at + 3];
        T effectors = y[at + 4];
        T volume = sensitive + resistant;
        T growth = Growth * (_logCapacity - T.Log(T.Max(volume, LeastVolume)));
        T one = T.Of(1);
        T near = effectors + _brakeEffectors;
        T braked = (near * T.MultiplyAdd(brake, _brakeAtRest, one)) + (brake * effectors);
        T exhausting = volume + _exhaustionVolume;
        T both = one / (braked * exhausting);
        immune = EffectorKill * Presentation * effectors * near * exhausting * both;
        T lossSensitive = (KillSensitive * u) + immune;
        T lossResistant = (KillResistant * u) + immune;
        dy[at] = (growth - lossSensitive) * sensitive;
        dy[at + 1] = (growth - lossResistant) * resistant;
        dy[at + 2] = (lossSensitive * sensitive) + (lossResistant * resistant) - (_dying * y[at + 2]);
        dy[at + 3] = T.Of(0) - (_interferonDecay * interferon);
        T exhaustion = _exhaustion * volume * braked * both;
        dy[at + 4] = _effectorLoss * (((one + (_gamma * interferon)) * tCells) - ((one + exhaustion) * effectors));
        return volume;
    }
}
