import { expect, test } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import { openShapes, useOpenDialog } from './open-dialogs'

test('messages know which dialogs are open, until the last of a shape has gone', async () => {
  const isOpen = shallowRef(false)
  const [one, other] = [effectScope(), effectScope()]
  one.run(() => useOpenDialog(() => isOpen.value, () => 'side'))
  other.run(() => useOpenDialog(() => true, () => 'side'))
  expect([...openShapes.value]).toEqual(['side'])
  isOpen.value = true
  await nextTick()
  other.stop()
  expect([...openShapes.value]).toEqual(['side'])
  one.stop()
  expect([...openShapes.value]).toEqual([])
})
