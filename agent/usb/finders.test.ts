import { expect, test } from 'vitest'
import { mountsOf } from './linux-sticks'
import { plainName, titleOf } from './plain-name'
import { sticksOf, windowsSticks } from './windows-sticks'

test('a mount table: only disks, blanks and Cyrillic in names', () => {
  const table = [
    'proc /proc proc rw 0 0', '/dev/sda2 / ext4 rw 0 0', String.raw`/dev/sdb1 /media/teacher/\320\243\321\200\320\276\320\272\0408 vfat rw 0 0`, 'tmpfs /run/media tmpfs rw 0 0', '/dev/sdc1', '',
  ].join('\n')
  expect(mountsOf(table)).toEqual([{ device: '/dev/sda2', path: '/' }, { device: '/dev/sdb1', path: '/media/teacher/Урок 8' }])
})

test('a name as the kernel writes it, in bytes', () => {
  expect(mountsOf(Buffer.from('/dev/sdb1 /media/Флешка vfat rw 0 0').toString('latin1'))).toEqual([{ device: '/dev/sdb1', path: '/media/Флешка' }])
})

test('Windows is asked what a letter is only when letters came or went', async () => {
  let [letters, asked] = ['D', 0]
  const finder = windowsSticks({ letters: () => Promise.resolve(letters), removable: () => Promise.resolve(`E:|УРОКИ\r\nF:|\r\n${++asked}`) })
  const expected = [{ path: 'E:\\', label: 'УРОКИ' }, { path: 'F:\\', label: 'F:' }]
  expect(await finder.find()).toEqual(expected)
  await finder.find()
  letters = 'DE'
  await finder.find()
  expect(asked).toBe(2)
  letters = ''
  expect(await finder.find()).toEqual([])
})

test('an answer that is no list of drives names none', () => {
  expect(sticksOf('Get-CimInstance : Access denied\nC:|System\n..\\x|y')).toEqual([])
})

test.each([
  ['a name that turns the writing direction', 'a\u202Efdp.exe', 'afdp.exe'],
  ['line breaks and control signs', 'урок\r\n\u00078', 'урок8'],
  ['nothing that can be seen', '\u200B\u0000', '…'],
  ['a very long one, cut between characters', '😀'.repeat(50), `${'😀'.repeat(39)}…`],
])('%s', (_symptom, name, plain) => expect(plainName(name, 40)).toBe(plain))

test('a title has no extension, and is never empty', () => {
  expect(['Опыт 1.png', 'v. 1.2 план', '.png'].map(titleOf)).toEqual(['Опыт 1', 'v. 1.2 план', '.png'])
})
