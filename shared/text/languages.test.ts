import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).map(path => path.replaceAll('\\', '/')).filter(path => path.endsWith('.ts') && !path.endsWith('.test.ts'))
const english = files.filter(path => /(^|\/|\.)en(\.ts|\/)/.test(path))
const russian = files.filter(path => /(^|\/|\.)ru(\.ts|\/)/.test(path))
const partnerOf = (path: string): string => path.replace(/(^|\/|\.)en(\.ts|\/)/, '$1ru$2')

/** Every word of a text object, with the place where it stands; functions give the text of their code. */
function wordsOf(value: unknown, place: string): { place: string; text: string; isCode: boolean }[] {
  if (typeof value === 'string') return [{ place, text: value, isCode: false }]
  if (typeof value === 'function') return [{ place, text: Function.prototype.toString.call(value), isCode: true }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => wordsOf(inner, `${place}.${key}`))
}
/** A language is called by its own name in every language. */
const namesALanguage = ({ place }: { place: string }): boolean => /language|keyboard/i.test(place.split('.').slice(-2).join('.'))
const wordsIn = async (path: string) => wordsOf({ ...(await import(join(import.meta.dirname, path)) as object) }, path)

test('every English file has a Russian one and the other way round', () => {
  expect(english.map(partnerOf).sort()).toEqual([...russian].sort())
  expect(english.length).toBeGreaterThan(3)
})

test.each(english)('%s holds no Russian word', async path => {
  const words = (await wordsIn(path)).filter(word => !namesALanguage(word))
  // A law is named by the number it is found under.
  expect(words.filter(({ text }) => /[\u0400-\u04ff]/.test(text.replaceAll('149-ФЗ', ''))).map(({ place }) => place)).toEqual([])
})

test.each(english)('%s and its Russian partner have the same words to say', async path => {
  const places = (words: { place: string; isCode: boolean }[]) => words.map(({ place, isCode }) => `${place.replace(/^[^.]*\.(en\.|ru\.)?ts\.\w+/, '')} ${isCode}`).sort()
  expect(places(await wordsIn(path))).toEqual(places(await wordsIn(partnerOf(path))))
})

test.each(russian)('%s leaves nothing empty and nothing in English', async path => {
  const words = (await wordsIn(path)).filter(word => !word.isCode && !namesALanguage(word))
  expect(words.filter(({ text }) => text.trim() === '').map(({ place }) => place)).toEqual([])
  // Names, addresses and signs stay as they are; a sentence of three Latin words in a row is a forgotten translation.
  expect(words.filter(({ text }) => /\b[a-z]{2,}( [a-z]{2,}){2}/i.test(text)).map(({ place, text }) => `${place}: ${text}`)).toEqual([])
})
