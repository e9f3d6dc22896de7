/** Chromium forgets in milliseconds; behind a disk that hangs a class does not wait longer than this. */
export const forgetLimitMs = 3_000

/**
 * What must be done once before any package opens. When it fails or takes too long, that is reported and packages open all the same: their origins are new at each
 * start, so none reaches what an older one left, and the guard of the disk still counts it.
 */
export function beforeFirstPackage(forget: () => Promise<void>, report: (problem: unknown) => void, limitMs = forgetLimitMs): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= inTime())

  async function inTime(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<void>(resolve => {
      timer = setTimeout(() => {
        report({ kind: 'package-storage-not-forgotten', limitMs })
        resolve()
      }, limitMs)
    })
    await Promise.race([forget().catch(report), late])
    clearTimeout(timer)
  }
}
