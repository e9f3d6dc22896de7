import { nameKey } from './name-key'

/** One spelling of a room's name: «Каб. 204», «к. 204», «204 кабинет» and «204» are alike. */
export function roomKey(name: string): string {
  const key = nameKey(name)
  return key.replace(/^(?:кабинет|каб|аудитория|ауд|room|к(?=\d))/, '').replace(/(?<=\d)(?:кабинет|каб)$/, '') || key
}
