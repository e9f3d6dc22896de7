import type { InjectionKey } from 'vue'
import type { PackageSession } from '#shared/contract/board'
import type { PackageResult } from '#shared/contract/package-messages'

/** What a package's player asks of the agent; the board provides it. */
export interface PackageDesk {
  /** Undefined when the agent does not answer or does not know the material. */
  open(materialId: string): Promise<PackageSession | undefined>
  keep(session: number, news: { data?: string; result?: PackageResult }): Promise<boolean>
  /** Resolves once its process, where it has one, is ended. */
  froze(materialId: string): Promise<void>
}

export const packageDeskKey: InjectionKey<PackageDesk> = Symbol('packages of the agent')
