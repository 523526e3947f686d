using System.Buffers;

namespace Abscopal.Campaigns;

/// <summary>Runs the blocks that a store does not have yet.</summary>
public static class CampaignRunner
{
    /// <summary>Runs what is missing of a share.</summary>
    /// <param name="kind">The code.</param>
    /// <param name="store">Where finished blocks are, and go.</param>
    /// <param name="options">Threads, share, progress.</param>
    /// <param name="cancellation">Ends the run between blocks; what is finished stays in the store.</param>
    /// <exception cref="CampaignException">The specification is of another kind or engine version.</exception>
    public static void Run(ICampaignKind kind, ICampaignStore store, CampaignRunOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Threads < 1) throw new CampaignException($"threads is {options.Threads}; must be at least 1.");
        CampaignSpecification specification = store.Specification;
        if (!string.Equals(specification.Kind, kind.Name, StringComparison.Ordinal) || specification.EngineVersion != kind.EngineVersion)
            throw new CampaignException($"The campaign is {specification.Kind} version {specification.EngineVersion}; this program runs {kind.Name} version {kind.EngineVersion}.");
        int[] share = [.. Enumerable.Range(0, specification.Blocks).Where(options.Shard.Holds)];
        int[] pending = [.. share.Where(block => !store.Contains(block))];
        if (pending.Length == 0) return;
        var run = new BlockRun(kind, store, options, pending, share.Length - pending.Length);
        run.Go(cancellation);
    }

    private sealed class BlockRun(ICampaignKind kind, ICampaignStore store, CampaignRunOptions options, int[] pending, int before)
    {
        private readonly long _start = options.Clock.GetTimestamp();
        private int _next = -1;
        private int _done;
        private Exception? _error;

        public void Go(CancellationToken cancellation)
        {
            var threads = new Thread[Math.Min(options.Threads, pending.Length) - 1];
            for (int i = 0; i < threads.Length; i++)
            {
                threads[i] = new Thread(() => Work(cancellation)) { IsBackground = true };
                threads[i].Start();
            }

            Work(cancellation);
            foreach (Thread thread in threads) thread.Join();
            if (_error is not null) throw new CampaignException($"A block failed: {_error.Message}", _error);
            cancellation.ThrowIfCancellationRequested();
        }

        private void Work(CancellationToken cancellation)
        {
            try
            {
                ICampaignWorker worker = kind.Open(store.Specification);
                var buffer = new ArrayBufferWriter<byte>();
                while (!cancellation.IsCancellationRequested && Volatile.Read(ref _error) is null)
                {
                    int place = Interlocked.Increment(ref _next);
                    if (place >= pending.Length) return;
                    buffer.ResetWrittenCount();
                    worker.Run(pending[place], buffer);
                    store.Append(pending[place], buffer.WrittenSpan);
                    Report(Interlocked.Increment(ref _done));
                }
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                Interlocked.CompareExchange(ref _error, error, null);
            }
        }

        private void Report(int done)
        {
            if (options.Progress is null) return;
            double seconds = options.Clock.GetElapsedTime(_start).TotalSeconds;
            double rate = seconds > 0 ? done / seconds : 0;
            TimeSpan? left = rate > 0 ? TimeSpan.FromSeconds((pending.Length - done) / rate) : null;
            options.Progress.Report(new CampaignProgress(before + done, before + pending.Length, rate, left));
        }
    }
}
