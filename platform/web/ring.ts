let context: AudioContext | null = null;

/** Two soft notes, made by the browser itself: no sound file to fetch. Silent until somebody touched the page, as
 *  browsers want it; the count in the title is there anyway. */
export function ring(): void {
  try {
    context ??= new AudioContext();
    const { currentTime: at, destination } = context;
    for (const [offset, pitch] of [
      [0, 587],
      [0.18, 784],
    ] as const) {
      const tone = context.createOscillator();
      const loudness = context.createGain();
      tone.frequency.value = pitch;
      loudness.gain.setValueAtTime(0.0001, at + offset);
      loudness.gain.exponentialRampToValueAtTime(0.2, at + offset + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.0001, at + offset + 0.5);
      tone.connect(loudness).connect(destination);
      tone.start(at + offset);
      tone.stop(at + offset + 0.55);
    }
  } catch {
    // No sound on this device; words and title say the same.
  }
}

const PLAIN_TITLE = 'Vindplaats';
let waiting = 0;
let ringing: string | null = null;

/** How many wait, in the tab's title, so that a worker in another tab sees it. Desk pages only. */
export function countInTitle(count: number): void {
  waiting = count;
  writeTitle();
}

/** Something that must be answered goes before any count. @returns takes it away again */
export function ringInTitle(words: string): () => void {
  ringing = words;
  writeTitle();
  return () => {
    ringing = null;
    writeTitle();
  };
}

function writeTitle(): void {
  document.title = ringing ?? (waiting === 0 ? PLAIN_TITLE : `(${waiting}) ${PLAIN_TITLE}`);
}
