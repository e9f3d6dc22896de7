import type { ExerciseMoment } from './exercise-steps'

/** The exercise's drawing, in its own units: 1600 × 900. */
export const sunRadius = 94
/** Where the face looks from, and how far it spreads from there; the sun never passes it. */
export const face = { x: 210, y: 665, scale: 0.85, aside: 132, above: 80, below: 122 }

/** Where the sun is while eyes follow it. */
export const sunAt = ({ x, y }: Pick<ExerciseMoment, 'x' | 'y'>): { readonly x: number; readonly y: number } => ({ x: 860 + x * 700, y: 400 + y * 380 })
