/** How often a picture of a series is tried before it is left out. */
const triesBeforeLeftOut = 3

/** Which pictures of a series did not open, and how often. Pure: each change is a new one. */
export type Failures = Readonly<Record<string, number>>

export const failedOnce = (failures: Failures, path: string): Failures => ({ ...failures, [path]: (failures[path] ?? 0) + 1 })

/** The picture that going on from `from` by `by` leads to: what is left out is passed over. Undefined at the end. */
export function nextPicture(pictures: readonly string[], failures: Failures, from: number, by: 1 | -1): number | undefined {
  for (let wanted = from + by; wanted >= 0 && wanted < pictures.length; wanted += by) if ((failures[pictures[wanted]!] ?? 0) < triesBeforeLeftOut) return wanted
  return undefined
}

/** Where to go from a picture that did not open: on the way, else back. Undefined when nothing else is left. */
export function afterFailure(pictures: readonly string[], failures: Failures, at: number, by: 1 | -1): number | undefined {
  return nextPicture(pictures, failures, at, by) ?? nextPicture(pictures, failures, at, by === 1 ? -1 : 1)
}

/** Address of a path below a material's folder. */
export const addressIn = (folder: string, path: string): string => folder + path.split('/').map(encodeURIComponent).join('/')
