import { join } from 'node:path'
import { z } from 'zod'
import type { PanelRequests, School } from '#shared/contract/panel'
import { inviteSchema, parseInvite, type Invite } from '#shared/domain/invite'
import type { InviteHosts } from '#shared/domain/invite-hosts'
import { noticeSchema, type Notice } from '#shared/domain/notice'
import type { Timetable } from '#shared/domain/timetable/schema'
import { failure, success, type Result } from '#shared/result'
import { StateFile, type StateFileOptions } from '../../agent/disk/state-file'
import { schoolSchema, type SchoolData } from './school-folder'
import { keptPlanSchema, planOf, timetableOf, type SchoolParts, type TimetablePlan } from './timetable-plan'

interface Needs {
  readonly hosts: InviteHosts
  now(): number
  random(count: number): Uint8Array
  readonly report: StateFileOptions<unknown>['report']
}

type Part = 'invites' | 'notices' | 'timetable'

/** The school's own data below `<data>/school`: who and where, timetable, invites, notices. */
export class SchoolStore {
  readonly #school: StateFile<School | null>
  readonly #plan: StateFile<TimetablePlan | null>
  readonly #invites: StateFile<Invite[]>
  readonly #notices: StateFile<Notice[]>
  /** School and plan put together: the same document until one of them is another. */
  #joined: { readonly school: School; readonly plan: TimetablePlan; readonly timetable: Timetable } | undefined
  readonly #needs: Needs
  readonly #listeners = new Set<(part: Part) => void>()

  private constructor(files: [StateFile<School | null>, StateFile<TimetablePlan | null>, StateFile<Invite[]>, StateFile<Notice[]>], needs: Needs) {
    ;[this.#school, this.#plan, this.#invites, this.#notices] = files
    this.#needs = needs
  }

  static async open(folder: string, needs: Needs): Promise<SchoolStore> {
    const open = <T>(name: string, schema: z.ZodType<T>, empty: T) => StateFile.open<T>({ file: join(folder, name), schema, empty, report: needs.report })
    return new SchoolStore(
      [
        await open<School | null>('school.json', schoolSchema.nullable(), null),
        await open<TimetablePlan | null>('timetable.json', keptPlanSchema.nullable(), null),
        await open<Invite[]>('invites.json', z.array(inviteSchema), []),
        await open<Notice[]>('notices.json', z.array(noticeSchema), []),
      ],
      needs,
    )
  }

  /** Whether a school was ever put here. */
  get isBegun(): boolean {
    return this.#school.value !== null && this.#plan.value !== null
  }

  /** Puts the first school here; school.json comes last, so that a power cut in between begins anew. */
  async begin({ school, timetable, invites, notices }: SchoolData): Promise<void> {
    await this.#invites.update(() => [...invites])
    await this.#notices.update(() => [...notices])
    await this.#plan.update(() => planOf(timetable))
    await this.#school.update(() => school)
  }

  school(): School {
    return this.#school.value ?? begunFirst()
  }

  timetable(): Timetable {
    const { school, plan } = this.parts()
    if (this.#joined?.school !== school || this.#joined.plan !== plan) this.#joined = { school, plan, timetable: timetableOf(school, plan) }
    return this.#joined.timetable
  }

  /** What school.json and timetable.json hold, as they are. */
  parts(): SchoolParts {
    return { school: this.school(), plan: this.#plan.value ?? begunFirst() }
  }

  /** Puts both in place, and a class's new name on its invites; a power cut in between leaves a room or class too many, never one too few for a lesson. */
  async write({ school, plan }: SchoolParts): Promise<void> {
    await this.#write('timetable', async () => {
      await this.#school.update(() => school)
      await this.#plan.update(() => plan)
    })
    const names = new Map(school.classes.map(({ id, name }) => [id, name]))
    const isStale = ({ classId, className }: Invite) => names.has(classId) && names.get(classId) !== className
    if (!this.#invites.value.some(isStale)) return
    await this.#write('invites', () => this.#invites.update(invites => invites.map(invite => ({ ...invite, className: names.get(invite.classId) ?? invite.className }))))
  }

  invites(): readonly Invite[] {
    return this.#invites.value
  }

  /** What screens and phones may show. */
  shownInvites(): readonly Invite[] {
    return this.#invites.value.filter(({ revokedAt }) => revokedAt === undefined)
  }

  get inviteHosts(): InviteHosts {
    return this.#needs.hosts
  }

  inviteOf(shortName: string): Invite | undefined {
    return this.shownInvites().find(invite => invite.shortName === shortName)
  }

  notices(): readonly Notice[] {
    return this.#notices.value
  }

  /** Adds or replaces an invite. The class's name is the school's; another link begins a new age, is not renewed yet and no longer revoked. */
  async saveInvite(candidate: Record<string, unknown>): Promise<ReturnType<PanelRequests['saveInvite']>> {
    const before = this.#invites.value.find(({ id }) => id === candidate['id'])
    const isSame = before !== undefined && before.url === candidate['url']
    const parsed = parseInvite(
      {
        ...candidate,
        id: candidate['id'] ?? `i-${Buffer.from(this.#needs.random(6)).toString('hex')}`,
        className: this.school().classes.find(({ id }) => id === candidate['classId'])?.name,
        createdAt: isSame ? before.createdAt : new Date(this.#needs.now()).toISOString(),
        renewedAt: isSame ? before.renewedAt : undefined,
        revokedAt: isSame ? before.revokedAt : undefined,
      },
      this.#needs.hosts,
    )
    if (!parsed.ok) return parsed
    const invite = parsed.value
    if (this.#invites.value.some(other => other.id !== invite.id && other.shortName === invite.shortName)) return failure({ kind: 'malformed', detail: 'shortName' })
    await this.#write('invites', () => this.#invites.update(invites => [...invites.filter(({ id }) => id !== invite.id), invite]))
    return success(null)
  }

  /** Somebody tried the link. */
  renewInvite(inviteId: string): Promise<Result<null, { kind: 'unknown' }>> {
    return this.#changeInvite(inviteId, invite => ({ ...invite, renewedAt: new Date(this.#needs.now()).toISOString() }))
  }

  revokeInvite(inviteId: string, isRevoked: boolean): Promise<Result<null, { kind: 'unknown' }>> {
    return this.#changeInvite(inviteId, ({ revokedAt, ...invite }) => (isRevoked ? { ...invite, revokedAt: revokedAt ?? new Date(this.#needs.now()).toISOString() } : invite))
  }

  async removeInvite(inviteId: string): Promise<ReturnType<PanelRequests['removeInvite']>> {
    if (!this.#invites.value.some(({ id }) => id === inviteId)) return failure({ kind: 'unknown' })
    await this.#write('invites', () => this.#invites.update(invites => invites.filter(({ id }) => id !== inviteId)))
    return success(null)
  }

  async saveNotice(notice: Notice): Promise<void> {
    await this.#write('notices', () => this.#notices.update(notices => [...notices.filter(({ id }) => id !== notice.id), notice]))
  }

  async removeNotice(noticeId: string): Promise<ReturnType<PanelRequests['removeNotice']>> {
    if (!this.#notices.value.some(({ id }) => id === noticeId)) return failure({ kind: 'unknown' })
    await this.#write('notices', () => this.#notices.update(notices => notices.filter(({ id }) => id !== noticeId)))
    return success(null)
  }

  /** Told after a change is on disk. */
  onChange(listener: (part: Part) => void): void {
    this.#listeners.add(listener)
  }

  async #changeInvite(inviteId: string, change: (invite: Invite) => Invite): Promise<Result<null, { kind: 'unknown' }>> {
    if (!this.#invites.value.some(({ id }) => id === inviteId)) return failure({ kind: 'unknown' })
    await this.#write('invites', () => this.#invites.update(invites => invites.map(invite => (invite.id === inviteId ? change(invite) : invite))))
    return success(null)
  }

  async #write(part: Part, write: () => Promise<void>): Promise<void> {
    await write()
    for (const listener of this.#listeners) listener(part)
  }
}

function begunFirst(): never {
  throw new Error('the school store was read before it was begun')
}
