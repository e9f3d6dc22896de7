import { parentPort } from 'node:worker_threads'
import type { SearchAnswerFrame, SearchAskFrame } from './search-messages'
import { SearchServer } from './search-server'

/** A program of its own: the index in a thread of its own, so that neither window nor agent ever waits for it. */
const port = parentPort!
const wordsOfError = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))
const server = new SearchServer(problem => port.postMessage({ problem: wordsOfError(problem) } satisfies SearchAnswerFrame))
port.on('message', ({ ask, about }: SearchAskFrame) => {
  server.ask(about).then(
    answer => port.postMessage({ ask, answer } satisfies SearchAnswerFrame),
    (error: unknown) => port.postMessage({ ask, error: wordsOfError(error) } satisfies SearchAnswerFrame),
  )
})
