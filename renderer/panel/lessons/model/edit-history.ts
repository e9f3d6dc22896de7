/** Typing in one field within this time is one step back, not one for each letter. */
const oneStepMs = 1500
const most = 200

interface Step<T> {
  readonly value: T
  readonly label: string
  readonly atMs: number
}

/** What was, is, and was taken back; a plain value, so that a page may keep it where it likes. */
export interface EditHistory<T> {
  readonly past: readonly Step<T>[]
  readonly now: Step<T>
  readonly future: readonly Step<T>[]
}

export const beginHistory = <T>(value: T): EditHistory<T> => ({ past: [], now: { value, label: '', atMs: 0 }, future: [] })

/** A further state. `label` names what is edited; the same one soon after replaces the last step. What was taken back is gone then. */
export function recordEdit<T>(history: EditHistory<T>, value: T, label: string, atMs: number): EditHistory<T> {
  if (value === history.now.value) return history
  const { past, now } = history
  const isSameStep = label !== '' && label === now.label && atMs - now.atMs < oneStepMs && history.future.length === 0
  return { past: isSameStep ? past : [...past, now].slice(-most), now: { value, label, atMs }, future: [] }
}

export function undoEdit<T>(history: EditHistory<T>): EditHistory<T> {
  const before = history.past.at(-1)
  return before ? { past: history.past.slice(0, -1), now: { ...before, label: '' }, future: [history.now, ...history.future] } : history
}

export function redoEdit<T>(history: EditHistory<T>): EditHistory<T> {
  const [after, ...future] = history.future
  return after ? { past: [...history.past, history.now], now: { ...after, label: '' }, future } : history
}
