import type { About } from '../about'
import type { Ack } from '../ack'
import type { CommandBody } from '../command'
import type { DesiredBody } from '../desired'
import type { Envelope } from '../envelope'
import type { Alert, Ask, DisplayEvent, Health, TimeAnswer } from '../event'
import type { Reported } from '../reported'
import type { HubStatus, Status } from '../status'

/**
 * The key that signs the examples: RFC 8032, section 7.1, test 1, in the encodings of this contract. Its secret half stands in the RFC, so whoever
 * writes another management system can sign the same bytes and compare.
 */
export const exampleKey = {
  kid: '06e3fd8fda29bb60',
  publicKey: 'MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
} as const

const root = 'doska/1/school-57'
const display = 'k3v9-2fq7'
const ts = '2026-11-23T05:30:00.000Z'
const reference = (digit: string, bytes: number) => ({ url: `/d/${display}/files/${digit.repeat(64)}`, sha256: digit.repeat(64), bytes })

const status: Status = { v: 1, state: 'ready', boot: '9f3c1a5be27d4806', seq: 1, ts }
const about: About = {
  v: 1, app: 'doska 0.1.0', runtime: 'electron 45.4.1', platform: 'linux x64', kind: 'electron', store: 'own',
  screen: { widthPx: 3840, heightPx: 2160, diagonalInch: 65 }, codecs: ['video/mp4; codecs="avc1.42E01E, mp4a.40.2"', 'video/webm; codecs="vp9"'],
  commands: { 'show.lesson': 1, ping: 1 },
}
const reported: Reported = {
  v: 1, ts, revs: { [`${root}/d/${display}/desired`]: 7 }, pending: [],
  scene: { kind: 'push', title: 'Плавление и отвердевание', stage: 0, stages: 7 },
  why: { rule: 'push', source: 'ivanova' },
  lease: false, audio: { volume: 30, muted: false },
  inventory: { ready: 6, total: 7, missing: [{ id: 'physics-8-melting-video', title: 'Плавление льда', reason: 'downloading', doneBytes: 104857600, totalBytes: 209715200 }], files: 19, bytes: 83886080, freeBytes: 12884901888, verifiedAt: ts },
  clock: { doubt: false, errorMs: 12 },
  lastFrameAt: ts,
}
const desired: DesiredBody = {
  v: 1, topic: `${root}/d/${display}/desired`, rev: 7, ts,
  set: {
    name: 'Доска 204', room: { id: 'r204', name: '204' }, groups: [{ id: 'second-floor', priority: 0 }], school: { name: 'Школа № 57', timeZone: 'Europe/Moscow' }, language: 'ru',
    catalogue: reference('a', 18422), timetable: reference('b', 9310), invites: reference('c', 1204), notices: reference('d', 310), content: reference('e', 220),
    emergency: null, spreadS: 2,
  },
}
const command: CommandBody = {
  v: 1, id: '01KAQ3ZJ6R8E5V7W2N4M9X0C1D', n: 12, name: 'show.lesson', args: { lessonId: 'physics-8-melting', minutes: 45 }, ts, ttl: 300, target: `d/${display}`, by: { user: 'ivanova', role: 'technician' }, prio: 'normal',
}
const ack: Ack = { v: 1, id: command.id, st: 'done', n: 3, ts: '2026-11-23T05:30:00.412Z', durMs: 398 }
const event: DisplayEvent = { v: 1, ts, name: 'refused', detail: { what: 'command', reason: 'wrong-signature' } }
const health: Health = { v: 1, ts, rssBytes: 188743680, uptimeS: 3600, freeBytes: 12884901888 }
const alert: Alert = { v: 1, since: ts, code: 'low-disk', text: 'Осталось 400 МБ' }
const ask: Ask = { v: 1, what: 'time', nonce: 'c2l4dGVlbi1ieXRlcy0hIQ==' }
const timeAnswer: TimeAnswer = { v: 1, what: 'time', nonce: ask.nonce, ts }
const hubStatus: HubStatus = { online: true, ts }

/** One good message of every published schema that travels by MQTT, bodies of envelopes unwrapped. */
export const examples = { status, about, reported, desired, command, ack, event, health, alert, ask, 'time-answer': timeAnswer, 'hub-status': hubStatus } as const

/** Ed25519 over the UTF-8 bytes of the JSON text; a test signs again and compares. */
const signatures = {
  desired: 'sysBh7CUHPOBluPqJ1Im12y+IcvMPauJOj/9gpvhiy1VjuB0jpepBGrWNMp8Nkh/Ux/o+26zC4ZN8BouycBWBA==',
  command: 'VcdF7RGNXvu8R3o4EMdQl9AODx+YAE6mDhce95hNUyk3pJ97NjsdPDGh6h+T6aaSWAIsNZMJICdLy7M7b0gQBA==',
  'time-answer': 'EbdL/fYBRP4HSh+gpiAHVb2feBQnytQre7KqDcL5v7C0vcUbY4k97/0GX2JXTT5SGmbZMJHb8j0gmcPRUGFIAQ==',
} as const

/** The example as it goes over the wire. */
export function exampleEnvelope(name: keyof typeof signatures): Envelope {
  return { body: JSON.stringify(examples[name]), sig: signatures[name], kid: exampleKey.kid }
}
