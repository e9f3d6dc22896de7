import { requestArguments } from '#shared/contract/board'
import { answerAsk } from '#shared/contract/carrier'
import { Lifetime } from '#shared/lifetime'
import type { Agent, AgentOptions, StartAgent } from '../../agent/agent-contract'
import { describeProblem } from '../problem-log'
import { Asked } from './asked'
import { ContentOrigins } from './content-origins'
import type { FromDisplay, LinkResult, Picture, Port, ToDisplay } from './messages'

interface Running {
  readonly agent: Agent
  readonly origins: ContentOrigins
}

/** The display's side of the channel: starts the agent when told and does what the window's thread asks; what is asked early waits. */
export function serveDisplay(port: Port<FromDisplay, ToDisplay>, startAgent: StartAgent): { report(problem: unknown): void } {
  const report = (problem: unknown) => port.postMessage({ kind: 'problem', problem: describeProblem(problem) })
  const lifetime = new Lifetime()
  const pictures = new Asked<Picture>()
  const opened = new Asked<LinkResult>()
  let settle!: (running: Promise<Running>) => void
  const running = new Promise<Running>(resolve => (settle = resolve))
  let isStarted = false

  async function start(options: AgentOptions, secret: string): Promise<Running> {
    const origins = new ContentOrigins(secret)
    const agent = lifetime.own(
      await startAgent(options, {
        now: Date.now,
        screenshot: () => pictures.ask(ask => port.postMessage({ kind: 'take-picture', ask })),
        addressOf: (materialId, path) => origins.addressOf(materialId, path),
        links: {
          open: address => opened.ask(ask => port.postMessage({ kind: 'open-link', ask, address })),
          back: () => port.postMessage({ kind: 'back-in-link' }),
          close: () => port.postMessage({ kind: 'close-link' }),
        },
        endPackage: materialId => port.postMessage({ kind: 'end-package', host: origins.hostOf(materialId) }),
        report,
      }),
    )
    lifetime.own(agent.follow((name, detail) => port.postMessage({ kind: 'event', name, detail })))
    return { agent, origins }
  }

  async function hear(message: ToDisplay): Promise<void> {
    switch (message.kind) {
      case 'start':
        isStarted = true
        settle(start(message.options, message.secret))
        return running.then(
          () => port.postMessage({ kind: 'started' }),
          (error: unknown) => port.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
        )
      case 'ask': {
        const { agent } = await running
        return port.postMessage({ kind: 'answer', ask: message.ask, answer: await answerAsk(requestArguments, agent.handlers, message.name, message.args, () => true, report) })
      }
      case 'find': {
        const { agent, origins } = await running
        const materialId = origins.materialOf(message.host)
        return port.postMessage({ kind: 'found', ask: message.ask, found: materialId === undefined ? { isKnown: false, file: undefined } : { isKnown: true, file: agent.findFile(materialId, message.path) } })
      }
      case 'picture':
        return pictures.answer(message.ask, message.picture)
      case 'link':
        return opened.answer(message.ask, message.result)
      case 'stop':
        if (isStarted) await running.catch(() => {}) // told when it failed
        await lifetime.dispose().catch(report)
        return port.postMessage({ kind: 'stopped' })
    }
  }
  port.on('message', message => void hear(message).catch(report))
  return { report }
}
