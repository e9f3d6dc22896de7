// The thread that a display lives in: started by ../main.ts. Nothing that the agent does here can hold up the window.
import { parentPort } from 'node:worker_threads'
import { startAgent } from '../../agent/agent'
import { serveDisplay } from './serve-display'

const { report } = serveDisplay(parentPort!, startAgent)
process.on('uncaughtException', report)
process.on('unhandledRejection', report)
