import type { Announce, Handlers } from '#shared/contract/carrier'
import type { Events, Requests } from '#shared/contract/board'
import type { Disposable } from '#shared/lifetime'
import type { Result } from '#shared/result'
import type { ContentStore } from './content/content-store'
import type { LinkOpener } from './links/link-desk'

/** What one display is told at its start. */
export interface AgentOptions {
  /** The display's own folder; identity, state and content live below it. */
  readonly folder: string
  readonly kind: 'electron' | 'web'
  /** Base address of the hub, without a trailing slash. Ignored once enrolled, unless it was given explicitly and differs only in host or port. */
  readonly hubAddress: string
  /** Where whoever started hub and display together knows the broker to be now; absent: as told at enrolment. The pinned key is checked all the same. */
  readonly brokerAddress?: string | undefined
  /** Address on which files are served to other displays of the school; absent: on every network, unless the hub is this machine itself. */
  readonly peerHost?: string | undefined
  /** One-time token of the same machine. */
  readonly token: string | undefined
  /** A hint for the technician's list of waiting displays, e.g. the machine's name; never an identity. */
  readonly hint: string
  readonly app: string
  readonly runtime: string
  readonly diagonalInch: number
  readonly roomDepthM: number
  /** Where sticks come up: a folder that holds one folder a stick, or nowhere; absent: where the system mounts them. A web display has none. */
  readonly sticks?: 'off' | { readonly folder: string } | undefined
  /** The built search worker (out/search/worker.cjs); absent: the library's index is in the agent's own thread. */
  readonly searchProgram?: string | undefined
}

/** What the agent needs from whoever hosts it. */
export interface AgentNeeds {
  /** Epoch ms. */
  now(): number
  /** One JPEG of what the window draws now. */
  screenshot(): Promise<Result<Uint8Array, { code: 'not-supported' | 'no-window' }>>
  /** Address under which the window loads a file of a material; only asked for what is ready. */
  addressOf(materialId: string, path: string): string
  /** A store of the host (web displays share the hub's); absent: the agent makes its own under `folder`. */
  readonly store?: ContentStore
  /** Ends the process in which this material's frame hangs; absent where the host has no power over it (a browser elsewhere). */
  endPackage?(materialId: string): void
  /** Absent where pages outside cannot be shown. */
  readonly links?: LinkOpener
  report(problem: unknown): void
}

/** A file of a material that is verified on disk. */
export interface ServedFile {
  readonly file: string
  readonly bytes: number
  readonly mediaType: string
  readonly sha256: string
}

/** One running display without its window. */
export interface Agent extends Disposable {
  readonly handlers: Handlers<Requests>
  /** Starts telling a window what changes. */
  follow(announce: Announce<Events>): Disposable
  /** The file of a material by its manifest path (decoded, exact); undefined when not whole, not verified or not in the manifest. */
  findFile(materialId: string, path: string): ServedFile | undefined
}

/** agent/agent.ts exports `startAgent: StartAgent`; it resolves once the board can be drawn, network or not. */
export type StartAgent = (options: AgentOptions, needs: AgentNeeds) => Promise<Agent>
