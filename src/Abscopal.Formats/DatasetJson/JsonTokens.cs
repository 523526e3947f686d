using System.Text;
using System.Text.Json;
using Abscopal.Input;

namespace Abscopal.Formats.DatasetJson;

/// <summary>Reads the tokens of JSON, one value or many, from a stream of any length.</summary>
internal sealed class JsonTokens(Stream stream, string path) : IDisposable
{
    private const int MostTokenBytes = 1 << 26;

    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _isFinal;
    private JsonReaderState _state = new(new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 64 });
    private long _line = 1;
    private int _depth;

    public JsonTokenType Type { get; private set; }

    /// <summary>The line of the last token, from 1.</summary>
    public int Line => (int)Math.Min(_line, int.MaxValue);

    /// <summary>The number, where the token is one.</summary>
    public double Number { get; private set; }

    /// <summary>The text, where the token is text or the name of a property.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Reads the next token.</summary>
    /// <param name="pool">Gives out text that repeats, or null.</param>
    /// <returns>False at the end of the stream.</returns>
    public bool Read(TextPool? pool = null)
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isFinal, _state);
            try
            {
                if (reader.Read())
                {
                    Take(ref reader, pool);
                    return true;
                }
            }
            catch (Exception broken) when (broken is JsonException or InvalidOperationException or DecoderFallbackException or FormatException)
            {
                throw Broken("the JSON is broken: " + broken.Message.Split(" LineNumber", StringSplitOptions.None)[0], broken);
            }

            Pass((int)reader.BytesConsumed, reader.CurrentState);
            if (_isFinal) return false;
            Fill();
        }
    }

    public void Skip()
    {
        if (Type is not (JsonTokenType.StartArray or JsonTokenType.StartObject)) return;
        int depth = _depth;
        while (Read())
        {
            if (_depth == depth && Type is JsonTokenType.EndArray or JsonTokenType.EndObject) return;
        }

        throw Broken("the file ends within a value");
    }

    public InvalidInputException Broken(string what, Exception? cause = null, string? key = null, string? allowed = null) =>
        new(new InputProblem(what, path, Line, key, allowed ?? "Dataset-JSON 1.1"), cause);

    public void Dispose() => stream.Dispose();

    private void Take(ref Utf8JsonReader reader, TextPool? pool)
    {
        Type = reader.TokenType;
        _depth = reader.CurrentDepth;
        if (Type is JsonTokenType.String or JsonTokenType.PropertyName)
            Text = pool is not null && !reader.ValueIsEscaped ? pool.Get(reader.ValueSpan) : reader.GetString()!;
        else if (Type == JsonTokenType.Number)
            Number = reader.GetDouble();
        Pass((int)reader.BytesConsumed, reader.CurrentState);
    }

    private void Pass(int bytes, JsonReaderState state)
    {
        _line += _buffer.AsSpan(_start, bytes).Count((byte)'\n');
        _start += bytes;
        _state = state;
    }

    private void Fill()
    {
        int kept = _end - _start;
        if (kept == _buffer.Length)
        {
            if (kept >= MostTokenBytes) throw Broken("a value is longer than 64 MB");
            Array.Resize(ref _buffer, 2 * kept);
        }
        else
        {
            _buffer.AsSpan(_start, kept).CopyTo(_buffer);
        }

        _start = 0;
        _end = kept;
        try
        {
            int read = stream.Read(_buffer.AsSpan(kept));
            _end += read;
            _isFinal = read == 0;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw Broken("the compressed data are broken: " + broken.Message, broken);
        }
    }
}
