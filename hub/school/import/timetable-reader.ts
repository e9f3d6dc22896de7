import { parentPort, workerData } from 'node:worker_threads'
import { readTimetableFile, type ImportContext, type TableChoice } from './read-file'

/** What the thread is started with. */
export interface ReadingTask {
  readonly bytes: Uint8Array
  readonly context: ImportContext
  readonly choice: TableChoice
}

/** A program of its own: reads one file and tells what is in it, so that the hub goes on answering displays and people meanwhile. */
const { bytes, context, choice } = workerData as ReadingTask
void readTimetableFile(Buffer.from(bytes), context, choice).then(read => parentPort!.postMessage(read))
