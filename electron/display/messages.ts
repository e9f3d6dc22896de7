import type { CarrierFault } from '#shared/contract/carrier'
import type { Events } from '#shared/contract/board'
import type { Result } from '#shared/result'
import type { AgentOptions, ServedFile } from '../../agent/agent-contract'
import type { LinkOpener } from '../../agent/links/link-desk'

/** What the thread is told before it runs anything. */
export interface ThreadData {
  readonly program: string
  /** Where V8's work on the program is kept. */
  readonly cacheFile: string
}

export type Picture = Result<Uint8Array, { code: 'not-supported' | 'no-window' }>

export type LinkResult = Awaited<ReturnType<LinkOpener['open']>>
/** `isKnown`: the host is that of a material whose address was given out. */
export interface FoundFile {
  readonly isKnown: boolean
  readonly file: ServedFile | undefined
}

/** From the window's thread to the display's. `ask` numbers what is answered. */
export type ToDisplay =
  | { readonly kind: 'start'; readonly options: AgentOptions; /** Makes the origins of this run. */ readonly secret: string }
  | { readonly kind: 'ask'; readonly ask: number; readonly name: string; readonly args: unknown }
  | { readonly kind: 'find'; readonly ask: number; readonly host: string; readonly path: string }
  | { readonly kind: 'picture'; readonly ask: number; readonly picture: Picture }
  | { readonly kind: 'link'; readonly ask: number; readonly result: LinkResult }
  | { readonly kind: 'stop' }

/** Back. The first message is `started` or `failed`, the last one `stopped`. */
export type FromDisplay =
  | { readonly kind: 'started' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'answer'; readonly ask: number; readonly answer: Result<unknown, CarrierFault> }
  | { readonly kind: 'found'; readonly ask: number; readonly found: FoundFile }
  | { readonly kind: 'event'; readonly name: keyof Events; readonly detail: unknown }
  | { readonly kind: 'take-picture'; readonly ask: number }
  | { readonly kind: 'open-link'; readonly ask: number; readonly address: string }
  | { readonly kind: 'back-in-link' }
  | { readonly kind: 'close-link' }
  | { readonly kind: 'end-package'; readonly host: string }
  | { readonly kind: 'problem'; readonly problem: unknown }
  | { readonly kind: 'stopped' }

/** One end of the channel, as much of it as is used; a worker, its parent port and a MessagePort all fit. */
export interface Port<Out, In> {
  postMessage(message: Out): void
  on(event: 'message', listener: (message: In) => void): unknown
}
