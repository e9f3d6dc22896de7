import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'
import type { HubStart } from '#shared/contract/hub-process'
import { inviteHostsSchema, type InviteHosts } from '#shared/domain/invite-hosts'
import type { LinkHosts } from '#shared/domain/link'
import { linkHostsSchema } from '#shared/domain/link-hosts'
import type { HubText } from '#shared/text/hub/ru'
import { parseJson } from '../agent/trust/envelopes'
import type { LibraryPort } from './library/library-port'
import { bareSchool, readSchoolFolder } from './school/school-folder'
import type { SchoolStore } from './school/school-store'
import { CannotStart } from './start-faults'
import { makeSecret } from './trust/secrets'

/** The dated list of hosts that invites may lead to. */
export async function readInviteHosts(resources: string): Promise<InviteHosts> {
  return inviteHostsSchema.parse(JSON.parse(await readFile(join(resources, 'invite-hosts.json'), 'utf8')))
}

/** The dated list of hosts that web links in the library may lead to. */
export async function readLinkHosts(resources: string): Promise<LinkHosts> {
  return linkHostsSchema.parse(JSON.parse(await readFile(join(resources, 'link-hosts.json'), 'utf8')))
}

/** The first start fills the school and the library; a start that was cut off in between does it again. */
export async function beginSchool(start: HubStart, school: SchoolStore, library: LibraryPort, hosts: InviteHosts, text: HubText, newId: string): Promise<void> {
  if (school.isBegun) return
  if (start.school === undefined) {
    return school.begin(bareSchool(newId, text.newSchool, text.newRoom, Intl.DateTimeFormat().resolvedOptions().timeZone))
  }
  const read = await readSchoolFolder(start.school, hosts)
  if (!read.ok) throw new CannotStart({ kind: 'school-damaged', detail: read.fault })
  await library.importSchool(start.school)
  await school.begin(read.value)
}

/** The key by which `doska import` on this machine may add materials: made once, readable by the hub's user alone. */
export async function openImportKey(data: string): Promise<string> {
  const file = join(data, 'import-key')
  const known = (await readFile(file, 'utf8').catch(() => '')).trim()
  if (known.length >= 40) return known
  const made = makeSecret()
  await writeFileAtomic(file, `${made}\n`, { mode: 0o600 })
  return made
}

/** Tells the commands of this machine where the hub runs. */
export async function writeRunning(data: string, address: string, tlsPin: string): Promise<void> {
  await writeFileAtomic(runningFile(data), `${JSON.stringify({ address, tlsPin })}\n`, { mode: 0o600 })
}

export const runningFile = (data: string): string => join(data, 'running.json')

/** The version of this build, beside its resources; empty when they were moved. */
export async function readVersion(resources: string): Promise<string> {
  const text = await readFile(join(resources, '../package.json'), 'utf8').catch(() => '')
  return packageSchema.safeParse(parseJson(text)).data?.version ?? ''
}

const packageSchema = z.object({ version: z.string().max(40) })
