import { expect, test } from 'vitest'
import { effectScope } from 'vue'
import type { OpenShelf } from '#shared/contract/personal-shelves'
import { success } from '#shared/result'
import { useOwnFiles, type OwnFilesDesk } from './use-own-files'

const anna = { id: 'anna', name: 'Анна Петровна', materials: [] } as unknown as OpenShelf

test('a shelf that is closed while its display is still asked for it does not come back for a moment', async () => {
  let answer: (shelf: OpenShelf | undefined) => void = () => {}
  const desk = {
    shelves: () => Promise.resolve(success([anna])), close: () => Promise.resolve(success(undefined)),
    opened: () => new Promise<OpenShelf | undefined>(resolve => (answer = resolve)).then(success),
  } as unknown as OwnFilesDesk
  const scope = effectScope()
  const files = scope.run(() => useOwnFiles(desk, () => {}))!
  const first = files.look()
  answer(anna)
  await first
  expect(files.opened.value).toEqual(anna)
  const second = files.look()
  await files.close()
  answer(anna) // asked before it was closed
  await second
  expect(files.opened.value).toBeUndefined()
  scope.stop()
})
