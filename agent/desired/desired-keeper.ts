import { z } from 'zod'
import { desiredBodySchema, desiredSetSchema, type DesiredSet } from '#shared/contract/mqtt/desired'
import type { TrustedKey } from '#shared/contract/mqtt/envelope'
import { isNewer, mergeDesired, type GroupRank } from '#shared/domain/revisions'
import { failure, success, type Result } from '#shared/result'
import { StateFile, type StateFileOptions } from '../disk/state-file'
import { openEnvelope, type EnvelopeFault } from '../trust/envelopes'

const documentsSchema = z.record(z.string(), z.object({ rev: z.int().min(1), set: desiredSetSchema }))
type Documents = z.infer<typeof documentsSchema>

export type DesiredFault = EnvelopeFault | 'wrong-topic' | 'old-revision'

/** Keeps what should be: the newest signed document of each topic, on disk before it counts (mqtt.md, "Desired and reported"). */
export class DesiredKeeper {
  readonly #file: StateFile<Documents>

  private constructor(file: StateFile<Documents>) {
    this.#file = file
  }

  static async open(file: string, report: StateFileOptions<unknown>['report']): Promise<DesiredKeeper> {
    return new DesiredKeeper(await StateFile.open({ file, schema: documentsSchema, empty: {}, report }))
  }

  /** Takes a document that arrived on `topic`; `false`: it is the one that is already known. */
  async receive(topic: string, candidate: unknown, keyring: readonly TrustedKey[]): Promise<Result<boolean, DesiredFault>> {
    const opened = openEnvelope(candidate, keyring)
    if (!opened.ok) return opened
    const body = desiredBodySchema.safeParse(opened.value.body)
    if (!body.success) return failure('malformed')
    if (body.data.topic !== topic) return failure('wrong-topic')
    const stored = this.#file.value[topic]?.rev
    if (!isNewer(stored, body.data.rev)) return stored === body.data.rev ? success(false) : failure('old-revision')
    const { rev, set } = body.data
    await this.#file.update(documents => ({ ...documents, [topic]: { rev, set } }))
    return success(true)
  }

  /** The groups that the display's own document names. */
  groups(ownTopic: string): readonly GroupRank[] {
    return this.#file.value[ownTopic]?.set.groups ?? []
  }

  /** What should be, key by key; `undefined` before the display's own document was ever heard. */
  merged(ownTopic: string, topicOfGroup: (groupId: string) => string): DesiredSet | undefined {
    const own = this.#file.value[ownTopic]
    if (!own) return undefined
    const groups = this.groups(ownTopic).flatMap(group => {
      const document = this.#file.value[topicOfGroup(group.id)]
      return document ? [{ ...group, document }] : []
    })
    return mergeDesired<DesiredSet>(own, groups)
  }

  /** Topic → revision, of the topics that concern this display. */
  revs(topics: readonly string[]): Record<string, number> {
    return Object.fromEntries(topics.flatMap(topic => {
      const document = this.#file.value[topic]
      return document ? [[topic, document.rev]] : []
    }))
  }

  /** Resolves once everything is on disk. */
  idle(): Promise<void> {
    return this.#file.idle()
  }

  /** A new enrolment begins a new count of revisions. */
  forget(): Promise<void> {
    return this.#file.update(() => ({}))
  }
}
