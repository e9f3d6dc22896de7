/** What the eyes do, and for how long (seconds, together a minute). `rest` and `far` have nothing to follow. */
export const exerciseSteps = [
  { step: 'blink', seconds: 8 },
  { step: 'across', seconds: 12 },
  { step: 'up', seconds: 10 },
  { step: 'round', seconds: 12 },
  { step: 'far', seconds: 10 },
  { step: 'rest', seconds: 8 },
] as const
export type ExerciseStep = (typeof exerciseSteps)[number]['step']

export const exerciseSeconds: number = exerciseSteps.reduce((sum, { seconds }) => sum + seconds, 0)

/** Seconds of one way there and back, slow enough for young eyes. */
const paceS = 4
/** How far from the middle the sun wanders, share of the half glass. */
const reach = { x: 0.78, y: 0.62 }

export interface ExerciseMoment {
  readonly step: ExerciseStep
  /** Where to look, -1 to 1 from the middle. */
  readonly x: number
  readonly y: number
  /** How open the eye of the drawing is, 0 to 1. */
  readonly open: number
  readonly secondsLeft: number
}

/** The exercise at `seconds` from its beginning; undefined when it is over. Still: the place changes in jumps of a whole way, for people who want no motion. */
export function exerciseAt(seconds: number, isStill: boolean): ExerciseMoment | undefined {
  let begun = 0
  for (const { step, seconds: length } of exerciseSteps) {
    if (seconds < begun + length) return { step, secondsLeft: Math.ceil(exerciseSeconds - seconds), ...placeOf(step, seconds - begun, isStill) }
    begun += length
  }
  return undefined
}

function placeOf(step: ExerciseStep, seconds: number, isStill: boolean): Pick<ExerciseMoment, 'x' | 'y' | 'open'> {
  const turn = isStill ? Math.floor(seconds / (paceS / 4)) / 4 : seconds / paceS
  const angle = turn * 2 * Math.PI
  if (step === 'blink') return { x: 0, y: 0, open: isStill ? 1 : Math.abs(Math.cos(seconds * Math.PI)) }
  if (step === 'across') return { x: Math.sin(angle) * reach.x, y: 0, open: 1 }
  if (step === 'up') return { x: 0, y: -Math.sin(angle) * reach.y, open: 1 }
  if (step === 'round') return { x: Math.sin(angle) * reach.x, y: -Math.cos(angle) * reach.y, open: 1 }
  return { x: 0, y: 0, open: step === 'rest' ? 0 : 1 }
}
