import type { Choice, Task } from './task'

/** The same order for the same seed, everywhere: a display that restarts shows what it showed. (FNV-1a, then mulberry32 and Fisher–Yates.) */
export function shuffled<T>(list: readonly T[], seed: string): T[] {
  let state = 0x811c9dc5
  for (const character of seed) state = Math.imul(state ^ character.codePointAt(0)!, 0x01000193)
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const result = [...list]
  for (let last = result.length - 1; last > 0; last--) {
    const place = Math.floor(random() * (last + 1))
    ;[result[last], result[place]] = [result[place]!, result[last]!]
  }
  return result
}

/** Things to order never stand in their right order at the start. */
export function shuffledItems({ items }: Extract<Task, { kind: 'order' }>, seed: string): Choice[] {
  const result = shuffled(items, seed)
  return result.every(({ id }, place) => id === items[place]!.id) ? [...result.slice(1), result[0]!] : result
}

/** Options in the order in which the class sees them. */
export function shownOptions({ options, shuffle }: Extract<Task, { kind: 'single' | 'multiple' }>, seed: string): Choice[] {
  return shuffle ? shuffled(options, seed) : [...options]
}
