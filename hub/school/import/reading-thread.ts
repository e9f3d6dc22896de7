import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { ImportFileFault } from '#shared/contract/timetable-import'
import { failure, type Result } from '#shared/result'
import { readTimetableFile, type ReadFile } from './read-file'
import type { ReadingTask } from './timetable-reader'

/** A school's largest file is read in two seconds on a slow machine and takes 200 MB; what needs this much is no timetable. */
export const readingLimits = { seconds: 20, memoryMb: 512 } as const
type Limits = Record<keyof typeof readingLimits, number>

export type ReadTimetableFile = typeof readTimetableFile

/**
 * Reads files in a thread of `program` (the built timetable-reader), one at a time, each within limits of time and memory. A thread that exceeds them is ended and the file refused; any other end
 * of it is a fault of ours. Without the built program it reads here.
 */
export function readingThread(program: string, limits: Limits = readingLimits): ReadTimetableFile {
  if (!existsSync(program)) return readTimetableFile
  let last: Promise<unknown> = Promise.resolve()
  return (bytes, context, choice = {}) => {
    const mine = last.then(() => readApart(program, { bytes, context, choice }, limits))
    last = mine.catch(() => {}) // whoever asked hears of it
    return mine
  }
}

function readApart(program: string, task: ReadingTask, { seconds, memoryMb }: Limits): Promise<Result<ReadFile, ImportFileFault>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
    const tooHeavy = () => resolve(failure({ kind: 'too-heavy', limitSeconds: seconds }))
    const timer = setTimeout(() => {
      tooHeavy()
      void worker.terminate()
    }, seconds * 1000)
    worker.once('message', (read: Result<ReadFile, ImportFileFault>) => resolve(read))
    worker.once('error', error => ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHeavy() : reject(error)))
    worker.once('exit', code => {
      clearTimeout(timer)
      reject(new Error(`the reader of timetables ended with ${code}`)) // nothing happens where an answer came before
    })
  })
}
