import type { DesiredSet } from '#shared/contract/mqtt/desired'

/** Hashes of the documents that a display's set names. */
export function documentHashes({ catalogue, timetable, invites, notices, rules, hall, content, personal }: DesiredSet): string[] {
  return [catalogue, timetable, invites, notices, rules, hall, content, personal].flatMap(reference => (reference ? [reference.sha256] : []))
}
