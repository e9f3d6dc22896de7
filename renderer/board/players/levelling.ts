/** What every recording is brought to, LUFS (EBU R128). */
export const targetLufs = -23

/** Quieter than this is silence or noise that nobody wants to hear louder. */
const silenceLufs = -60
/** A boost beyond this makes hiss out of a room's quiet. */
const mostGainDb = 24

/** Factor that brings a recording of a measured loudness to the common one; 1 when nobody measured it. Above 1 it must be amplified, which a media element cannot. */
export function levellingGain(lufs: number | undefined): number {
  if (lufs === undefined || lufs < silenceLufs) return 1
  return 10 ** (Math.min(mostGainDb, targetLufs - lufs) / 20)
}

/** Amplifies below full scale: peaks that would leave it are held back. Works in any audio context, so that tests can render it offline. */
export function amplifier(context: BaseAudioContext, gain: number): { readonly input: AudioNode; readonly output: AudioNode } {
  const input = context.createGain()
  input.gain.value = gain
  const output = context.createDynamicsCompressor()
  output.threshold.value = -3
  output.knee.value = 0
  output.ratio.value = 20
  output.attack.value = 0.002
  output.release.value = 0.1
  input.connect(output)
  return { input, output }
}
