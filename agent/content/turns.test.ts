import { expect, test } from 'vitest'
import { Turns } from './turns'

/** Work that says when it begins and ends. */
function recorded(turns: Turns, said: string[]) {
  return (key: string, name: string) =>
    turns.take(key, async () => {
      said.push(`${name} begins`)
      await new Promise(resolve => setImmediate(resolve))
      said.push(`${name} ends`)
      return name
    })
}

test('works on one file never overlap and come in order of asking; those on other files do not wait', async () => {
  const turns = new Turns()
  const said: string[] = []
  const take = recorded(turns, said)
  expect(await Promise.all([take('a', 'first'), take('a', 'second'), take('b', 'other')])).toEqual(['first', 'second', 'other'])
  expect(said).toEqual(['first begins', 'other begins', 'first ends', 'second begins', 'other ends', 'second ends'])
})

test('a work that fails tells its own asker and holds up nobody', async () => {
  const turns = new Turns()
  const failed = turns.take('a', () => Promise.reject(new Error('broken')))
  const next = turns.take('a', () => Promise.resolve('goes on'))
  await expect(failed).rejects.toThrow('broken')
  expect(await next).toBe('goes on')
})

test('idle waits for everything, also for what is asked for meanwhile', async () => {
  const turns = new Turns()
  const said: string[] = []
  const take = recorded(turns, said)
  void take('a', 'first').then(() => take('a', 'late'))
  void take('a', 'second')
  await turns.idle()
  expect(said.at(-1)).toBe('late ends')
})
