import { expect, test, vi } from 'vitest'
import type { StateFile } from '../disk/state-file'
import { firstSettings, type Settings } from './settings'
import { WindowReports } from './window-reports'

test('a choice is shown at once and stays shown, also when the disk refuses it', async () => {
  const refusal = new Error('read-only')
  const report = vi.fn()
  const shown: unknown[] = []
  const settings = { value: firstSettings, update: () => Promise.reject(refusal) } as unknown as StateFile<Settings>
  const tellSnapshot = () => shown.push(reports.preferences('ru'))
  const reports: WindowReports = new WindowReports({ options: { kind: 'web' }, settings, report, teller: () => ({ now: tellSnapshot }) } as unknown as ConstructorParameters<typeof WindowReports>[0])
  reports.setPreferences({ language: 'en', theme: 'light' })
  expect(shown).toEqual([{ language: 'en', theme: 'light' }])
  await vi.waitFor(() => { expect(report).toHaveBeenCalledWith(refusal) })
  expect(reports.preferences('ru')).toEqual({ language: 'en', theme: 'light' })
})
