/** Grades as people write them, `1, 5-9`; undefined for none, `null` when it is no such list. */
export function gradesOf(words: string): number[] | undefined | null {
  const parts = words.split(',').map(part => part.trim()).filter(part => part !== '')
  if (parts.length === 0) return undefined
  const grades = new Set<number>()
  for (const part of parts) {
    const [, first, last] = /^(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?$/.exec(part) ?? []
    if (first === undefined) return null
    for (let grade = Number(first); grade <= Number(last ?? first); grade++) grades.add(grade)
  }
  return grades.size === 0 || [...grades].some(grade => grade > 11) ? null : [...grades].sort((a, b) => a - b)
}

/** The same grades, runs joined. */
export function gradeWords(grades: readonly number[] | undefined): string {
  const runs: number[][] = []
  for (const grade of [...(grades ?? [])].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run?.at(-1) === grade - 1) run.push(grade)
    else runs.push([grade])
  }
  return runs.map(run => (run.length > 1 ? `${run[0]}-${run.at(-1)}` : String(run[0]))).join(', ')
}
