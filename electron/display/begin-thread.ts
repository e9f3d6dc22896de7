// The display's thread begins here: its program is large, and what V8 made of it is kept beside Chromium's own code cache.
import { workerData } from 'node:worker_threads'
import { runCached } from './code-cache'
import type { ThreadData } from './messages'

const { program, cacheFile } = workerData as ThreadData
runCached(program, cacheFile, problem => {
  process.stderr.write(`Doska: the display's code is not kept: ${String(problem)}\n`)
})
