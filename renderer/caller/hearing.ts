const LOOK_MS = 100;
/** How loud is speech, as the root mean square of what is heard. */
const SPEECH = 0.02;
const PAUSE_MS = 700;

/**
 * Tells when the operator has spoken and paused; who is played `speed` times faster than life waits so much less.
 * Returns how to stop listening.
 */
export function listenForTurns(
  context: AudioContext,
  stream: MediaStream,
  speed: number,
  turn: () => void,
): () => void {
  // Chromium lets a remote stream into the audio graph only while an element plays it.
  const player = new Audio();
  player.muted = true;
  player.srcObject = stream;
  void player.play().catch(() => undefined);
  const source = context.createMediaStreamSource(stream);
  const analyser = new AnalyserNode(context, { fftSize: 2_048 });
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let spokeAt: number | null = null;
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    const now = performance.now();
    if (loudness >= SPEECH) spokeAt = now;
    else if (spokeAt !== null && now - spokeAt >= PAUSE_MS / speed) {
      spokeAt = null;
      turn();
    }
  }, LOOK_MS / speed);
  return () => {
    clearInterval(timer);
    source.disconnect();
    player.srcObject = null;
  };
}
