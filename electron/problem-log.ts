import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const limitBytes = 1024 * 1024

/** Writes problems as JSON lines for the technician; one older file is kept, so it never fills the disk, and it never throws. */
export function openProblemLog(file: string): (problem: unknown) => void {
  return problem => {
    try {
      mkdirSync(dirname(file), { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > limitBytes) renameSync(file, `${file}.1`)
      appendFileSync(file, `${JSON.stringify({ ts: new Date().toISOString(), problem: describeProblem(problem) })}\n`)
    } catch {
      // a full or read-only disk must not take the board down with it
    }
  }
}

/** A problem as plain data: what a log line or a message to another thread can carry. */
export function describeProblem(problem: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(describe(problem))) as unknown
  } catch {
    return String(problem)
  }
}

function describe(problem: unknown): unknown {
  if (problem instanceof Error) return { name: problem.name, message: problem.message, stack: problem.stack?.split('\n').slice(0, 6) }
  if (typeof problem !== 'object' || problem === null) return String(problem)
  return Object.fromEntries(Object.entries(problem).map(([key, value]) => [key, value instanceof Error ? describe(value) : value]))
}
