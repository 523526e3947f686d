using Abscopal.Biology.Model;
using Abscopal.Biology.Population;
using Abscopal.Biology.Treatment;
using Abscopal.Numerics.Differential;
using Abscopal.Numerics.Elementary;
using static Abscopal.Biology.Model.LesionState;

namespace Abscopal.Biology.Simulation;

/// <summary>The states of the subjects that are side by side, what is done to them, and what their scans show.</summary>
internal sealed class CourseBatch<T>
    where T : struct, ILane<T>
{
    // A new lesion in the brain is seen from 1 cm across.
    private const double VisibleBrainVolume = 0.5;
    private const double WashedOut = 1e-4;
    private const double SixOverPi = 6 / Math.PI;

    private readonly T[] _state = new T[LesionImmuneSystem<T>.States];
    private readonly double[] _baseline = new double[T.Count];
    private readonly double[] _nadir = new double[T.Count];
    private readonly double[] _brainNadir = new double[T.Count];
    private readonly double[] _progression = new double[T.Count];
    private readonly double[] _lanes = new double[T.Count];
    private readonly double[] _diameters = new double[T.Count];
    private readonly double[] _volumes = new double[T.Count];
    private readonly double[] _hazards = new double[T.Count];
    private SubjectParameters _subjects = new(0);
    private ModelConstants _constants = new();
    private CompiledSchedule _schedule = null!;
    private ArmCourses _courses = null!;
    private int _first;

    public LesionImmuneSystem<T> System { get; } = new();

    public Span<T> State => _state;

    public double LeastHazard { get; private set; }

    public void Begin(SubjectParameters subjects, int first, ModelConstants constants, CompiledSchedule schedule, ArmCourses courses)
    {
        (_subjects, _first, _constants, _schedule, _courses) = (subjects, first, constants, schedule, courses);
        System.Growth = Lanes(subjects.Growth);
        System.KillSensitive = Lanes(subjects.KillSensitive);
        System.KillResistant = Lanes(subjects.KillResistant);
        System.Presentation = Lanes(subjects.Presentation);
        System.EffectorKill = Lanes(subjects.EffectorKill);
        System.Hazard = Lanes(subjects.Hazard);
        System.Elimination = Lanes(subjects.Clearance) * T.Of(schedule.Checkpoint.Clearance / schedule.Checkpoint.CentralVolume);
        _state.AsSpan().Clear();
        T resistant = Lanes(subjects.ResistantShare);
        StartLesion((int)PrimarySensitive, Lanes(subjects.PrimaryVolume), resistant);
        StartLesion((int)DistantSensitive, Lanes(subjects.DistantVolume), resistant);
        T brain = Lanes(subjects.BrainVolume);
        _state[(int)BrainResistant] = brain * resistant;
        _state[(int)BrainSensitive] = brain - _state[(int)BrainResistant];
        _state[(int)Lymphocytes] = T.Of(1);
        _state[(int)TraffickingTCells] = T.Of(1);
        ReadVolumes();
        for (int lane = 0; lane < T.Count; lane++)
        {
            _baseline[lane] = _nadir[lane] = _diameters[lane];
            _brainNadir[lane] = _volumes[lane];
            _progression[lane] = double.PositiveInfinity;
            int subject = first + lane;
            if (subject >= courses.Count) continue;
            courses.ProgressionDay[subject] = double.PositiveInfinity;
            courses.Responded[subject] = courses.BrainFirst[subject] = false;
        }
    }

    /// <summary>Does what is scheduled; tells whether the state changed.</summary>
    public bool Apply(ScheduledEvent what)
    {
        switch (what.Kind)
        {
            case EventKind.Chemotherapy:
                _state[(int)Chemotherapy] = T.Select(OnTreatment(1), _state[(int)Chemotherapy] + T.Of(_constants.ChemotherapyDecay), _state[(int)Chemotherapy]);
                return true;
            case EventKind.Drug:
                _state[(int)DrugCentral] = T.Select(OnTreatment(1), _state[(int)DrugCentral] + T.Of(what.Amount), _state[(int)DrugCentral]);
                return true;
            case EventKind.AdoptiveCells:
                _state[(int)TraffickingTCells] = T.Select(OnTreatment(1), _state[(int)TraffickingTCells] + T.Of(what.Amount), _state[(int)TraffickingTCells]);
                return true;
            case EventKind.Fraction:
                Irradiate(_schedule.Courses[what.Index]);
                return true;
            case EventKind.Scan:
                Scan(what.Day);
                Washout();
                return true;
            default:
                return false;
        }
    }

    /// <summary>Keeps the cumulative hazard at a grid day.</summary>
    public void Keep(int grid)
    {
        _state[(int)CumulativeHazard].Store(_lanes);
        LeastHazard = double.PositiveInfinity;
        for (int lane = 0; lane < T.Count && _first + lane < _courses.Count; lane++)
        {
            _courses.CumulativeHazard[((_first + lane) * _schedule.GridDays.Length) + grid] = _lanes[lane];
            LeastHazard = Math.Min(LeastHazard, _lanes[lane]);
        }
    }

    // What is left of a drug below a ten-thousandth of half occupancy does nothing; carried on, its fast elimination
    // would hold the steps of an explicit solver short for the rest of the course.
    private void Washout()
    {
        T least = T.Of(WashedOut * _constants.HalfOccupancy);
        T gone = T.And(T.Less(_state[(int)DrugCentral], least), T.Less(_state[(int)DrugPeripheral], least));
        _state[(int)DrugCentral] = T.Select(gone, T.Of(0), _state[(int)DrugCentral]);
        _state[(int)DrugPeripheral] = T.Select(gone, T.Of(0), _state[(int)DrugPeripheral]);
    }

    private void StartLesion(int at, T volume, T resistant)
    {
        _state[at + 1] = volume * resistant;
        _state[at] = volume - _state[at + 1];
        _state[at + 4] = T.Of(1) / (T.Of(1) + (T.Of(_constants.Exhaustion) * volume / (volume + T.Of(_constants.ExhaustionVolume))));
    }

    private void Irradiate(RadiotherapyCourse course)
    {
        double dose = course.DoseGy;
        T treated = OnTreatment(course.SubjectShare);
        T surviving = T.Select(treated, T.Of(_constants.SurvivingFraction(dose)), T.Of(1));
        if (course.Lesion == Lesion.Brain)
        {
            _state[(int)BrainSensitive] *= surviving;
            _state[(int)BrainResistant] *= surviving;
        }
        else
        {
            int at = course.Lesion == Lesion.Primary ? (int)PrimarySensitive : (int)DistantSensitive;
            T killed = (_state[at] + _state[at + 1]) * (T.Of(1) - surviving);
            _state[at] *= surviving;
            _state[at + 1] *= surviving;
            _state[at + 2] += killed;
            _state[at + 3] += T.Select(treated, T.Of(_constants.InterferonOf(dose)), T.Of(0));
            _state[at + 4] *= LymphocytesAfter(treated, dose / 2);
        }

        T node = LymphocytesAfter(treated, course.NodeShare * dose);
        _state[(int)DendriticCells] *= node;
        _state[(int)TraffickingTCells] *= node;
        _state[(int)Lymphocytes] *= LymphocytesAfter(treated, course.BloodShare * dose);
    }

    private T LymphocytesAfter(T treated, double dose) =>
        T.Select(treated, T.Of(ElementaryMath.Exp(-_constants.LymphocyteAlpha * dose)), T.Of(1));

    private T OnTreatment(double share)
    {
        for (int lane = 0; lane < T.Count; lane++) _lanes[lane] = double.IsPositiveInfinity(_progression[lane]) && _subjects.Choice[_first + lane] < share ? 1 : 0;
        return T.Less(T.Of(0), T.Load(_lanes));
    }

    // RECIST 1.1 on the sum of diameters of the two lesion groups, and brain lesions as new or non-target ones.
    private void Scan(int day)
    {
        ReadVolumes();
        for (int lane = 0; lane < T.Count && _first + lane < _courses.Count; lane++)
        {
            if (!double.IsPositiveInfinity(_progression[lane])) continue;
            int subject = _first + lane;
            double sum = _diameters[lane];
            bool brain = _volumes[lane] >= VisibleBrainVolume && _volumes[lane] >= 1.728 * _brainNadir[lane];
            bool target = sum >= 1.2 * _nadir[lane] && sum >= _nadir[lane] + 5;
            if (brain || target)
            {
                _progression[lane] = day;
                double shift = Math.Round(((2 * _subjects.ScanShift[subject]) - 1) * _schedule.ScanJitterDays);
                _courses.ProgressionDay[subject] = Math.Max(1, day + shift);
                _courses.BrainFirst[subject] = brain;
                TreatLater(lane);
            }
            else if (sum <= 0.7 * _baseline[lane])
            {
                _courses.Responded[subject] = true;
            }

            _nadir[lane] = Math.Min(_nadir[lane], sum);
            _brainNadir[lane] = Math.Min(_brainNadir[lane], _volumes[lane]);
        }
    }

    private void TreatLater(int lane)
    {
        if (_schedule.LaterTherapy is not { } later || VirtualPopulation.Later(_subjects.Choice[_first + lane]) >= later.SubjectShare) return;
        System.Hazard.Store(_hazards);
        _hazards[lane] *= later.HazardFactor;
        System.Hazard = T.Load(_hazards);
    }

    // Sum of diameters in mm of spheres that hold living and dying cells, and the volume in the brain.
    private void ReadVolumes()
    {
        T primary = Diameter(_state[(int)PrimarySensitive] + _state[(int)PrimaryResistant] + _state[(int)PrimaryDying]);
        T distant = Diameter(_state[(int)DistantSensitive] + _state[(int)DistantResistant] + _state[(int)DistantDying]);
        (primary + distant).Store(_diameters);
        (_state[(int)BrainSensitive] + _state[(int)BrainResistant]).Store(_volumes);
    }

    private static T Diameter(T volume) =>
        T.Of(10) * T.Exp(T.Log(T.Max(volume, T.Of(1e-15)) * T.Of(SixOverPi)) * T.Of(1.0 / 3));

    private T Lanes(double[] values) => T.Load(values.AsSpan(_first));
}
