import type { InjectionKey } from 'vue'
import type { LinkCard, LinkOutcome } from '#shared/contract/board'

/** What the card of a page outside asks of the agent; the board provides it. */
export interface LinkOpening {
  read(materialId: string): Promise<LinkCard | undefined>
  open(materialId: string): Promise<LinkOutcome>
  back(): void
  close(): void
}

export const linkOpeningKey: InjectionKey<LinkOpening> = Symbol('pages outside')
